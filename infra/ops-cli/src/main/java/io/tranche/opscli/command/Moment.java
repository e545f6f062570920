package io.tranche.opscli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time, said as {@code 2026-01-20T10:00:00Z} or as an age: {@code 90s}, {@code 15m}, {@code 2h}, {@code 7d}. */
record Moment(Instant instant) {

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public String toString() {
        return instant.toString();
    }

    static final class Converter implements ITypeConverter<Moment> {

        @Override
        public Moment convert(String value) {
            Matcher age = AGE.matcher(value);
            if (age.matches()) {
                return new Moment(Instant.now().minus(duration(Long.parseLong(age.group(1)), age.group(2))));
            }
            try {
                return new Moment(Instant.parse(value));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "is a time like 2026-01-20T10:00:00Z or an age like 15m, 2h or 7d, not " + value);
            }
        }

        private static Duration duration(long count, String unit) {
            return switch (unit) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
    }
}
