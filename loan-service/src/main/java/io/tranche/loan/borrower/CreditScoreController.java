package io.tranche.loan.borrower;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores as admins give them. */
@RestController
@RequestMapping("/api/credit_scores")
@PreAuthorize("hasRole('ADMIN')")
class CreditScoreController {

    private final CreditScores scores;
    private final Clock clock;

    CreditScoreController(CreditScores scores, Clock clock) {
        this.scores = scores;
        this.clock = clock;
    }

    record ScoreRequest(
            @Schema(example = "760") @NotNull @Min(CreditScore.MIN) @Max(CreditScore.MAX)
            Integer score,

            @Schema(example = "Bureau report of 2026-11-20") @Size(max = 500) @Nullable
            String reason) {}

    @Operation(
            summary = "Record a borrower's credit score, for admins",
            description = "Counts for applications from now on; the scores before are kept.")
    @PutMapping("/{userId}")
    CreditScore put(Caller admin, @PathVariable long userId, @Valid @RequestBody ScoreRequest request) {
        CreditScore score = new CreditScore(userId, request.score(), clock.instant(), admin.userId(), request.reason());
        scores.record(score);
        return score;
    }

    @Operation(summary = "The credit score that counts, for admins")
    @GetMapping("/{userId}")
    CreditScore get(@PathVariable long userId) {
        return scores.find(userId).orElseThrow(() -> Refusal.notFound("Credit score"));
    }
}
