package io.tranche.opscli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service is asked. */
final class ServiceOption {

    @Option(
            names = {"-s", "--service"},
            paramLabel = "SERVICE",
            description = "Ask only this one: ${COMPLETION-CANDIDATES} (default: all)")
    @Nullable
    Service service;

    boolean isGiven() {
        return service != null;
    }

    List<Service> services() {
        return service == null ? List.of(Service.values()) : List.of(service);
    }
}
