package io.tranche.ledger.journal;

import io.tranche.ledger.chart.AccountIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The lines of many entries as columns, the form in which one statement takes them. */
final class LineColumns {

    private final long[] entryIds;
    private final short[] lineNumbers;
    private final long[] accountIds;
    private final String[] sides;
    private final long[] amounts;
    private final String[] currencies;

    LineColumns(List<Entry> entries, Map<UUID, Long> entryIdByEvent, AccountIds accounts) {
        int size = entries.stream().mapToInt(entry -> entry.lines().size()).sum();
        entryIds = new long[size];
        lineNumbers = new short[size];
        accountIds = new long[size];
        sides = new String[size];
        amounts = new long[size];
        currencies = new String[size];
        int row = 0;
        for (Entry entry : entries) {
            long entryId =
                    Objects.requireNonNull(entryIdByEvent.get(entry.source().eventId()));
            short number = 0;
            for (Line line : entry.lines()) {
                entryIds[row] = entryId;
                lineNumbers[row] = ++number;
                accountIds[row] = accounts.of(line.key());
                sides[row] = line.side().name();
                amounts[row] = line.amount().minorUnits();
                currencies[row] = line.amount().currency().getCurrencyCode();
                row++;
            }
        }
    }

    Map<String, Object> asParameters() {
        return Map.of(
                "entryIds", entryIds,
                "lineNumbers", lineNumbers,
                "accountIds", accountIds,
                "sides", sides,
                "amounts", amounts,
                "currencies", currencies);
    }
}
