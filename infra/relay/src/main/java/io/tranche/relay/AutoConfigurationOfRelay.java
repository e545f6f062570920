package io.tranche.relay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/**
 * All that Spring Boot configures by itself, but not what makes a service: the relay has no outbox, inbox or topics of its own.
 * That matters where relay and services share one class path.
 */
final class AutoConfigurationOfRelay extends AutoConfigurationImportSelector {

    private static final List<String> OF_SERVICES = List.of("io.tranche.messaging.", "io.tranche.ops.");

    @Override
    protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
        return new AnnotationAttributes(Map.of("exclude", new String[0], "excludeName", new String[0]));
    }

    @Override
    protected List<String> getCandidateConfigurations(
            AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
        return super.getCandidateConfigurations(metadata, attributes).stream()
                .filter(name -> OF_SERVICES.stream().noneMatch(name::startsWith))
                .toList();
    }
}
