package io.tranche.web.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Puts {@code shared-defaults.yml} below every other source of settings. */
final class SharedDefaults implements EnvironmentPostProcessor {

    private static final String NAME = "tranche shared defaults";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ClassPathResource defaults = new ClassPathResource("shared-defaults.yml", SharedDefaults.class);
        try {
            new YamlPropertySourceLoader().load(NAME, defaults).forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
