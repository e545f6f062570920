package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Trouble;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A thing of one service, as lists show it: {@code wallet/12}. Without the service, whoever has it is meant. */
record Reference(@Nullable Service service, String id) {

    /** For what is changed, a guess will not do. */
    Service owner() {
        if (service == null) {
            throw new Trouble(ExitCode.USAGE, "Say whose it is, as lists show it: wallet/" + id);
        }
        return service;
    }

    @Override
    public String toString() {
        return service == null ? id : service + "/" + id;
    }

    static final class Converter implements ITypeConverter<Reference> {

        @Override
        public Reference convert(String value) {
            int slash = value.indexOf('/');
            if (slash < 0) {
                return new Reference(null, value);
            }
            try {
                Service service = Service.valueOf(value.substring(0, slash).toUpperCase(Locale.ROOT));
                return new Reference(service, value.substring(slash + 1));
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("no such service: " + value.substring(0, slash));
            }
        }
    }
}
