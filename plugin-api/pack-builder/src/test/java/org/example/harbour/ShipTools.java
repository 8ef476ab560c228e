package org.example.harbour;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Secret;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.api.Untrusted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Tools that read: every type an argument or a result can have. */
public class ShipTools {

    enum Condition {
        AFLOAT,
        NOT_AFLOAT
    }

    record Berth(
            @Doc("Number of the quay.") @Range(min = 1, max = LAST_QUAY) int quayNumber,
            @Secret Optional<String> gateToken) {

        private static final int LAST_QUAY = 99;

        Berth {
            if (quayNumber == 13) {
                throw new IllegalArgumentException("There is no quay 13.");
            }
        }

        public boolean isLast() {
            return quayNumber == LAST_QUAY;
        }
    }

    record Search(
            @Doc("Part of the name.") @Length(min = 1, max = 40) @Pattern("^[a-z]+$") String name,
            @Doc("Also sunken ones.") @Default("false") boolean includeSunken,
            @Doc("Whether a crew is aboard.") Optional<Boolean> manned,
            @Doc("Most to list.") @Default("100") @Range(min = 1, max = 1000) int limit,
            @Doc("Least crew.") OptionalInt minCrew,
            @Doc("Most cargo, in bytes.") OptionalLong cargoBytes,
            @Doc("Serial number.") Optional<BigInteger> serial,
            @Doc("Least draught, in metres.") @Range(min = 0.5) OptionalDouble draught,
            @Doc("Price.") Optional<BigDecimal> price,
            @Doc("Condition.") @Default("not-afloat") Condition condition,
            @Doc("Flags.") @Length(max = 5) @Default("[]") List<String> flags,
            @Doc("Conditions.") Optional<Set<Condition>> conditions,
            @Doc("Labels.") @Length(max = 9) Map<String, String> labels,
            @Doc("Filters.") @Default("{\"flag\":[\"NL\"]}") Map<String, List<String>> filters,
            @Doc("Options for the registry, as it names them.") Map<String, Object> options,
            @Doc("Berth.") Optional<Berth> berth,
            @Doc("Other berths.") List<Berth> otherBerths,
            @Doc("Seen since.") Optional<Instant> since,
            @Doc("Registered.") Optional<OffsetDateTime> registered,
            @Doc("Built.") Optional<LocalDate> built,
            @Doc("How long to wait.") @Default("\"PT10S\"") Duration patience,
            @Doc("Its page.") Optional<URI> page,
            @Doc("Its identity.") Optional<UUID> id,
            @Doc("Wait for those on the move.") @KeepsTier("It only waits.") boolean forceWait) {}

    record Row(String name, Optional<Instant> seen, @Untrusted Map<String, String> labels) {}

    record Found(
            List<Row> rows,
            @Untrusted Map<String, List<String>> logs,
            List<Map<String, Object>> raw,
            @Secret String token,
            @Doc("Where to go on, if there is more.") Optional<String> nextCursor) {}

    @Tool(
            name = "harbour_list_ships",
            title = "List ships",
            description = "Lists the ships in the harbour.",
            tier = Tier.SAFE,
            idempotent = true,
            openWorld = true,
            timeoutSeconds = 60)
    ToolResult<Found> list(Search search, ToolCall call) {
        Found found = new Found(List.of(), Map.of(), List.of(), search.name(), Optional.empty());
        return ToolResult.of(found).withText(call.tool());
    }
}
