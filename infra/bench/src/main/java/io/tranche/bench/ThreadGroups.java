package io.tranche.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which part of the platform a thread works for, by the name that the system knows it by (at most 15 characters). */
final class ThreadGroups {

    private static final Map<String, String> BY_PREFIX = new LinkedHashMap<>();

    static {
        BY_PREFIX.put("auth-se", "auth-service consumers");
        BY_PREFIX.put("loan-se", "loan-service consumers");
        BY_PREFIX.put("wallet-", "wallet-service consumers");
        BY_PREFIX.put("ledger-", "ledger-service consumers");
        BY_PREFIX.put("ForkJoi", "requests of all services (virtual threads)");
        BY_PREFIX.put("http-ni", "Tomcat (accepting, polling)");
        BY_PREFIX.put("data-pl", "Kafka broker");
        BY_PREFIX.put("kafka-p", "relay: producer");
        BY_PREFIX.put("debezium", "relay: Debezium");
        BY_PREFIX.put("C1 Comp", "JVM: compiler");
        BY_PREFIX.put("C2 Comp", "JVM: compiler");
        BY_PREFIX.put("VM Thre", "JVM: garbage collection and the like");
        BY_PREFIX.put("VM Peri", "JVM: garbage collection and the like");
        BY_PREFIX.put("GC", "JVM: garbage collection and the like");
    }

    private ThreadGroups() {}

    static String of(String threadName) {
        return BY_PREFIX.entrySet().stream()
                .filter(group -> threadName.startsWith(group.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> "JVM thread " + threadName.replaceAll("[0-9]+", "#"));
    }

    /** {@code postgres: loan_service tranche 127.0.0.1(5000) idle}: by the role, or by the process's own task. */
    static String ofPostgres(String commandLine) {
        String title = commandLine.replace('\0', ' ').replaceFirst("^postgres: *", "");
        String first = title.isBlank() ? "" : title.split(" ")[0];
        return "Postgres: "
                + (first.matches("[a-z]+_(service|owner)")
                        ? first
                        : title.replaceAll("[0-9].*", "").strip());
    }
}
