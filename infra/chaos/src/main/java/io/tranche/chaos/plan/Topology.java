package io.tranche.chaos.plan;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names of what can break.
 *
 * @param services processes that serve requests or relay, two of each
 * @param links each from one part to another
 */
public record Topology(List<String> services, List<String> brokers, List<String> links) {

    public static final String GATEWAY = "gateway";
    public static final int BROKERS = 3;
    private static final int OF_EACH = 2;
    private static final List<String> HTTP =
            List.of("auth-service", "wallet-service", "loan-service", "ledger-service");
    private static final List<String> TWICE =
            Stream.concat(Stream.of("relay"), HTTP.stream()).toList();

    /** Two of each service and relay, one gateway, three brokers. */
    public static Topology whole() {
        List<String> services = TWICE.stream().flatMap(Topology::instances).toList();
        List<String> brokers =
                IntStream.rangeClosed(1, BROKERS).mapToObj(Topology::broker).toList();
        Stream<String> links = Stream.of(
                        services.stream().map(Topology::toPostgres),
                        IntStream.rangeClosed(1, BROKERS).mapToObj(Topology::toBroker),
                        HTTP.stream().map(Topology::toService))
                .flatMap(each -> each);
        return new Topology(services, brokers, links.toList());
    }

    public List<String> processes() {
        return Stream.of(services.stream(), brokers.stream(), Stream.of(GATEWAY))
                .flatMap(each -> each)
                .toList();
    }

    /** What stands behind the gateway, without number. */
    public static List<String> http() {
        return HTTP;
    }

    public static Stream<String> instances(String service) {
        return IntStream.rangeClosed(1, OF_EACH).mapToObj(number -> service + "-" + number);
    }

    public static String broker(int id) {
        return "broker-" + id;
    }

    public static String toPostgres(String instance) {
        return instance + ">postgres";
    }

    public static String toBroker(int id) {
        return "clients>" + broker(id);
    }

    public static String toService(String service) {
        return GATEWAY + ">" + service;
    }
}
