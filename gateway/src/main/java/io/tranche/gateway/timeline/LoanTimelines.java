package io.tranche.gateway.timeline;

import io.tranche.gateway.routing.Service;
import io.tranche.web.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException.NotFound;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Asks loan-service for the steps and the events of a loan, then every service what it knows of these events. */
@Component
final class LoanTimelines {

    private static final Logger LOG = LoggerFactory.getLogger(LoanTimelines.class);

    /** They stand in the address, which has a bounded length. */
    private static final int EVENTS_PER_REQUEST = 100;

    private static final List<Service> TOLD_OF_EVENTS = List.of(Service.LOAN, Service.WALLET, Service.LEDGER);

    private final ServiceDoors doors;

    LoanTimelines(ServiceDoors doors) {
        this.doors = doors;
    }

    LoanTimeline of(long loanId, String authorization) {
        JsonNode loan;
        try {
            loan = doors.get(Service.LOAN, "/api/ops/loan/loans/" + loanId + "/timeline", authorization);
        } catch (NotFound unknown) {
            throw Refusal.notFound("Loan");
        } catch (RestClientException away) {
            LOG.debug("loan-service does not tell of loan {}", loanId, away);
            return new LoanTimeline(loanId, null, List.of(Service.LOAN.id()), List.of());
        }
        Lines lines = new Lines();
        lines.steps(loan.path("steps"));
        List<String> ids =
                loan.path("event_ids").valueStream().map(JsonNode::asString).toList();
        List<String> unavailable = follow(ids, authorization, lines);
        return new LoanTimeline(loanId, loan.path("status").asString(), unavailable, lines.joined());
    }

    /** All services at the same time. */
    private List<String> follow(List<String> ids, String authorization, Lines lines) {
        Map<Service, CompletableFuture<List<JsonNode>>> answers = new EnumMap<>(Service.class);
        List<String> unavailable = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TOLD_OF_EVENTS.forEach(service -> answers.put(
                    service, CompletableFuture.supplyAsync(() -> trails(service, ids, authorization), threads)));
            answers.forEach((service, answer) -> {
                try {
                    answer.join().forEach(trails -> lines.trails(service.id(), trails));
                } catch (CompletionException failure) {
                    LOG.debug("{} does not tell of its events", service.id(), failure);
                    unavailable.add(service.id());
                }
            });
        }
        return unavailable;
    }

    private List<JsonNode> trails(Service service, List<String> ids, String authorization) {
        return ids.stream()
                .gather(Gatherers.windowFixed(EVENTS_PER_REQUEST))
                .map(some -> some.stream().map(id -> "event_id=" + id).collect(Collectors.joining("&")))
                .map(query -> doors.get(service, "/api/ops/" + service.id() + "/trail?" + query, authorization))
                .toList();
    }
}
