package io.tranche.standalone;

import io.tranche.embedded.EmbeddedFailure;
import io.tranche.standalone.Platform.Servers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Starts one part in a Spring context of its own, told by arguments what it would otherwise find in its environment. */
final class PartLauncher {

    /** All members of a group die together; the next ones need not wait long for their sessions to end. */
    private static final String SESSION_MILLIS = "15000";

    private final PlatformSettings settings;
    private final Addresses addresses;
    private final Map<String, String> environment;

    PartLauncher(PlatformSettings settings, Addresses addresses, Servers servers) {
        this.settings = settings;
        this.addresses = addresses;
        this.environment = new LinkedHashMap<>(servers.postgres().environment());
        environment.put("TRANCHE_KAFKA", servers.kafka().bootstrapServers());
        environment.put("TRANCHE_SMTP_HOST", PlatformSettings.Listening.LOOPBACK);
        environment.put("TRANCHE_SMTP_PORT", String.valueOf(servers.mailbox().smtpPort()));
        environment.put("TRANCHE_SMTP_STARTTLS_REQUIRED", "false");
        environment.put("TRANCHE_MAIL_FROM", "Tranche <no-reply@tranche.example>");
        addresses
                .find("auth-service")
                .ifPresent(auth -> environment.put("TRANCHE_JWKS_URI", auth + "/.well-known/jwks.json"));
    }

    ConfigurableApplicationContext launch(Part part) {
        SpringApplication application = new SpringApplicationBuilder(part.application())
                .properties("spring.config.name=" + part.name())
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .build();
        try {
            return application.run(arguments(part));
        } catch (RuntimeException e) {
            String cause = String.valueOf(mostTelling(e).getMessage());
            String oneLine = cause.lines().map(String::strip).collect(Collectors.joining(" "));
            throw new EmbeddedFailure(part.name() + " did not start (more in the log): " + oneLine, e);
        }
    }

    /** The innermost cause, but of a port the one that names it. */
    private static Throwable mostTelling(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return cause;
            }
        }
        return NestedExceptionUtils.getMostSpecificCause(failure);
    }

    private String[] arguments(Part part) {
        Map<String, String> arguments = new LinkedHashMap<>(environment);
        boolean isGateway = part.name().equals(Parts.GATEWAY);
        arguments.put("server.port", String.valueOf(addresses.uriOf(part.name()).getPort()));
        arguments.put(
                "server.address", isGateway ? settings.listening().address() : PlatformSettings.Listening.LOOPBACK);
        arguments.put("spring.jmx.enabled", "false");
        arguments.put("spring.kafka.consumer.properties.session.timeout.ms", SESSION_MILLIS);
        arguments.put(OwnAutoConfigurations.FOREIGN, String.join(",", part.foreign()));
        if (settings.demo()) {
            arguments.put("spring.profiles.active", "demo");
        }
        if (isGateway) {
            arguments.putAll(addresses.gatewaySettings());
        }
        return arguments.entrySet().stream()
                .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
                .toArray(String[]::new);
    }
}
