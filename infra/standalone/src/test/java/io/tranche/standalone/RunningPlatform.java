package io.tranche.standalone;

import io.tranche.embedded.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform at first use and stops it when the last test has run. */
final class RunningPlatform implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningPlatform.class);

    private record Started(Path data, Platform platform) implements AutoCloseable {
        static Started inTemporaryDirectory() {
            try {
                Path data = Files.createTempDirectory("tranche-platform");
                return new Started(data, Platform.start(PlatformSettings.demoOnFreePorts(data)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            platform.close();
            Directories.delete(data);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Api.class || type == Books.class || type == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Platform platform = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, type -> Started.inTemporaryDirectory(), Started.class)
                .platform();
        Class<?> type = parameter.getParameter().getType();
        if (type == Api.class) {
            return new Api(platform.baseUri());
        }
        return type == Books.class ? new Books(platform.database()) : platform;
    }
}
