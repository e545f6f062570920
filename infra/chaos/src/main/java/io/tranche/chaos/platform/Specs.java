package io.tranche.chaos.platform;

import io.tranche.chaos.plan.Topology;
import io.tranche.chaos.process.Broker;
import io.tranche.chaos.process.ProcessSpec;
import io.tranche.standalone.Part;
import io.tranche.standalone.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How each process is started. */
final class Specs {

    /** What suits two cores with fourteen JVMs on them, and three copies of everything. */
    private static final List<String> SETTINGS = List.of(
            "--server.address=127.0.0.1",
            "--tranche.kafka.replication-factor=3",
            "--spring.kafka.consumer.properties.session.timeout.ms=10000",
            "--spring.datasource.hikari.maximum-pool-size=6",
            "--spring.datasource.hikari.minimum-idle=1",
            "--tranche.relay.poll-interval=20ms");

    private final Wiring wiring;
    private final Path directory;
    private final Path logs;

    Specs(Wiring wiring, Path directory, Path logs) {
        this.wiring = wiring;
        this.directory = directory;
        this.logs = logs;
    }

    ProcessSpec broker(int id) {
        String name = Topology.broker(id);
        List<String> arguments = Broker.arguments(directory.resolve(name), wiring.broker(id));
        return new ProcessSpec(name, Broker.class, arguments, Map.of(), log(name));
    }

    /** @param database variables of the database: its passwords */
    ProcessSpec service(String instance, Map<String, String> database) {
        Map<String, String> environment = new TreeMap<>(database);
        environment.put("TRANCHE_DB_URL", wiring.databaseUrl(instance));
        environment.put("TRANCHE_KAFKA", wiring.bootstrapServers());
        return spring(instance, instance.substring(0, instance.lastIndexOf('-')), environment);
    }

    ProcessSpec gateway() {
        Map<String, String> environment = new TreeMap<>();
        for (String service : Topology.http()) {
            String variable = service.toUpperCase(Locale.ROOT).replace('-', '_') + "_URI";
            environment.put(variable, wiring.serviceUri(service));
        }
        return spring(Topology.GATEWAY, Topology.GATEWAY, environment);
    }

    private ProcessSpec spring(String instance, String partName, Map<String, String> environment) {
        Part part = Parts.all().stream()
                .filter(candidate -> candidate.name().equals(partName))
                .findFirst()
                .orElseThrow();
        environment.put("TRANCHE_JWKS_URI", wiring.serviceUri("auth-service") + "/.well-known/jwks.json");
        environment.put("SPRING_PROFILES_ACTIVE", "demo");
        List<String> arguments = new ArrayList<>(SETTINGS);
        arguments.add("--server.port=" + wiring.port(instance));
        arguments.add(part.ownAutoConfigurations());
        return new ProcessSpec(instance, part.application(), arguments, environment, log(instance));
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }
}
