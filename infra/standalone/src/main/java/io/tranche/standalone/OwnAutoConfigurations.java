package io.tranche.standalone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Keeps from each part the auto-configurations that only other parts brought along; see {@link Part#foreign}. */
final class OwnAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String FOREIGN = "tranche.standalone.foreign-auto-configurations";
    private List<String> foreign = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        foreign = List.of(environment.getProperty(FOREIGN, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            kept[i] = isOwn(candidates[i]);
        }
        return kept;
    }

    private boolean isOwn(@Nullable String candidate) {
        return candidate == null || foreign.stream().noneMatch(candidate::startsWith);
    }
}
