package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import io.tranche.opscli.platform.Refused;
import io.tranche.opscli.platform.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Several services asked the same. One that is away does not hide what the others say. */
final class Fleet {

    static final String SERVICE = "service";

    private final Desk desk;

    Fleet(Desk desk) {
        this.desk = desk;
    }

    /** The rows that the services answer, each with the name of its service before all else. */
    List<ObjectNode> list(ServiceOption asked, Function<Service, Query> question) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Service service : asked.services()) {
            answer(asked, service, question)
                    .ifPresent(answer -> rows(service, answer).forEach(rows::add));
        }
        return rows;
    }

    /** The one thing that is meant. */
    JsonNode find(Reference reference, Function<Service, Query> question) {
        if (reference.service() != null) {
            return desk.platform().get(question.apply(reference.service()));
        }
        List<ObjectNode> found = new ArrayList<>();
        for (Service service : Service.values()) {
            answer(new ServiceOption(), service, question).ifPresent(answer -> found.add(of(service, answer)));
        }
        if (found.size() > 1) {
            throw new Trouble(
                    ExitCode.USAGE,
                    "Several services have one; say which: "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(thing -> thing.get(SERVICE).asString() + "/" + reference.id())
                                            .toList()));
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new Trouble(ExitCode.REFUSED, "No service has " + reference.id()));
    }

    static Stream<ObjectNode> rows(Service service, JsonNode answer) {
        return answer.valueStream().map(row -> of(service, row));
    }

    private Optional<JsonNode> answer(ServiceOption asked, Service service, Function<Service, Query> question) {
        try {
            return Optional.of(desk.platform().get(question.apply(service)));
        } catch (Refused refused) {
            if (asked.isGiven() || refused.exitCode() == ExitCode.NOT_ALLOWED) {
                throw refused;
            }
            if (!refused.isNotFound()) {
                desk.remark(service + ": " + refused.getMessage());
                desk.endWith(refused.exitCode());
            }
            return Optional.empty();
        }
    }

    private static ObjectNode of(Service service, JsonNode answer) {
        ObjectNode row = Platform.newObject().put(SERVICE, service.id());
        answer.propertyStream().forEach(entry -> row.set(entry.getKey(), entry.getValue()));
        return row;
    }
}
