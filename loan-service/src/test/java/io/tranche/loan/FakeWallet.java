package io.tranche.loan;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventJson;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Plays wallet-service: takes requests as soon as they are committed to the outbox, keeps balances, answers over Kafka, and answers
 * again the same when it is asked again. Each loan can be given a temper.
 */
final class FakeWallet implements AutoCloseable {

    enum Temper {
        HELPFUL,
        /** Does everything, but says nothing. */
        SILENT,
        DECLINES,
        /** Says everything twice. */
        STUTTERS,
        /** Cannot give back or fetch back. */
        KEEPS_WHAT_IT_HAS
    }

    private static final long HOUSE = 1;
    private static final long SEQ_WINDOW = 5_000;

    private final Map<Long, Money> balances = new HashMap<>();
    private final Map<Long, Temper> tempers = new HashMap<>();
    private final Map<String, WalletEvent> answers = new LinkedHashMap<>();
    private final List<LoanEvent> requests = new ArrayList<>();
    private final Set<UUID> seen = new HashSet<>();
    private final SingleConnectionDataSource connection;
    private final JdbcClient database;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private long seqMax;

    FakeWallet() {
        var platform = TestPlatform.postgres();
        connection = new SingleConnectionDataSource(
                platform.jdbcUrl(), EmbeddedPostgres.SUPERUSER, platform.password(EmbeddedPostgres.SUPERUSER), true);
        database = JdbcClient.create(connection);
        seqMax = database.sql("SELECT coalesce(max(seq), 0) FROM loan.outbox")
                .query(Long.class)
                .single();
        var unused = thread.scheduleWithFixedDelay(this::work, 0, 5, TimeUnit.MILLISECONDS);
    }

    synchronized void temper(long loanId, Temper temper) {
        tempers.put(loanId, temper);
    }

    synchronized Money balance(long borrowerId) {
        return balances.getOrDefault(borrowerId, Money.zero(Money.INR));
    }

    synchronized void spend(long borrowerId, Money amount) {
        balances.put(borrowerId, balance(borrowerId).minus(amount));
    }

    /** All requests about a loan, in order. */
    synchronized List<LoanEvent> requests(long loanId) {
        return requests.stream().filter(request -> request.loanId() == loanId).toList();
    }

    /** Sends what it kept to itself while it was silent. */
    synchronized void speakUp(long loanId) {
        tempers.remove(loanId);
        answers.values().stream()
                .filter(WalletEvent.LoanReply.class::isInstance)
                .map(WalletEvent.LoanReply.class::cast)
                .filter(reply -> reply.loanId() == loanId)
                .forEach(TestEvents::publish);
    }

    private synchronized void work() {
        try {
            unseen().forEach(this::handle);
        } catch (RuntimeException failure) {
            failure.printStackTrace();
        }
    }

    private List<LoanEvent> unseen() {
        record Row(long seq, UUID id, String type, String payload) {}
        List<Row> rows = database.sql("SELECT seq, id, type, payload FROM loan.outbox WHERE seq > ? ORDER BY seq")
                .param(seqMax - SEQ_WINDOW)
                .query((row, number) -> new Row(
                        row.getLong("seq"),
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        row.getString("payload")))
                .list();
        List<LoanEvent> events = new ArrayList<>();
        for (Row row : rows) {
            seqMax = Math.max(seqMax, row.seq);
            if (seen.add(row.id)) {
                Class<? extends Event> type = EventCatalog.find(row.type).orElseThrow();
                events.add((LoanEvent) EventJson.read(row.payload.getBytes(StandardCharsets.UTF_8), type));
            }
        }
        return events;
    }

    private void handle(LoanEvent request) {
        requests.add(request);
        switch (request) {
            case DisbursementRequested disburse ->
                answer(request, "payout:" + disburse.loanId(), () -> disburse(disburse));
            case DisbursementReversalRequested reverse ->
                answer(request, "reversal:" + reverse.loanId(), () -> reverse(reverse));
            case RepaymentRequested collect ->
                answer(request, "collection:" + collect.repaymentId(), () -> collect(collect));
            case RepaymentRefundRequested refund ->
                answer(request, "refund:" + refund.repaymentId(), () -> refund(refund));
            case RepaymentApplied applied -> {}
        }
    }

    private void answer(LoanEvent request, String once, Supplier<WalletEvent> act) {
        WalletEvent answer = answers.get(once);
        if (answer == null) {
            answer = act.get();
            answers.put(once, answer);
        }
        switch (tempers.getOrDefault(request.loanId(), Temper.HELPFUL)) {
            case SILENT -> {}
            case STUTTERS -> TestEvents.publishTwice(List.of(SentEvent.of(answer), SentEvent.of(answer)));
            case HELPFUL, DECLINES, KEEPS_WHAT_IT_HAS -> TestEvents.publish(answer);
        }
    }

    private boolean is(LoanEvent request, Temper temper) {
        return tempers.get(request.loanId()) == temper;
    }

    private WalletEvent disburse(DisbursementRequested request) {
        if (is(request, Temper.DECLINES)) {
            return new DisbursementDeclined(request.loanId(), RefusalReason.INSUFFICIENT_FUNDS);
        }
        if (answers.containsKey("reversal:" + request.loanId())) {
            return new DisbursementDeclined(request.loanId(), RefusalReason.CANCELLED);
        }
        balances.merge(request.borrowerId(), request.principal(), Money::plus);
        return new LoanDisbursed(
                request.loanId(),
                request.borrowerId(),
                request.principal(),
                List.of(new AccountShare(HOUSE, request.principal())));
    }

    private WalletEvent reverse(DisbursementReversalRequested request) {
        if (is(request, Temper.KEEPS_WHAT_IT_HAS)) {
            return new DisbursementReversalFailed(request.loanId(), RefusalReason.INSUFFICIENT_BALANCE);
        }
        if (answers.get("payout:" + request.loanId()) instanceof LoanDisbursed paid) {
            spend(request.borrowerId(), paid.principal());
            return new DisbursementReversed(
                    request.loanId(), request.borrowerId(), paid.principal(), paid.allocations());
        }
        return new DisbursementReversed(request.loanId(), null, null, List.of());
    }

    private WalletEvent collect(RepaymentRequested request) {
        if (balance(request.borrowerId()).compareTo(request.amount()) < 0) {
            return new RepaymentDebitFailed(
                    request.repaymentId(), request.loanId(), RefusalReason.INSUFFICIENT_BALANCE);
        }
        if (request.amount().compareTo(request.payable()) > 0) {
            return new RepaymentDebitFailed(request.repaymentId(), request.loanId(), RefusalReason.EXCEEDS_OUTSTANDING);
        }
        spend(request.borrowerId(), request.amount());
        return new RepaymentCollected(
                request.repaymentId(), request.loanId(), request.borrowerId(), request.amount(), request.shares());
    }

    private WalletEvent refund(RepaymentRefundRequested request) {
        if (is(request, Temper.KEEPS_WHAT_IT_HAS)) {
            return new RepaymentRefundFailed(
                    request.repaymentId(), request.loanId(), RefusalReason.INSUFFICIENT_BALANCE);
        }
        if (!(answers.get("collection:" + request.repaymentId()) instanceof RepaymentCollected collected)) {
            throw new IllegalStateException("Nothing was collected: " + request);
        }
        balances.merge(request.borrowerId(), collected.amount(), Money::plus);
        return new RepaymentRefunded(
                request.repaymentId(), request.loanId(), request.borrowerId(), collected.amount(), collected.shares());
    }

    @Override
    public void close() {
        thread.close();
        connection.destroy();
    }
}
