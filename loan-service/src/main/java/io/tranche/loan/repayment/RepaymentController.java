package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import io.tranche.web.request.Keyset;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows repayments to those who made them. */
@RestController
class RepaymentController {

    private final Repayments repayments;

    RepaymentController(Repayments repayments) {
        this.repayments = repayments;
    }

    /** Where one is shown. */
    static URI pathOf(RepaymentId id) {
        return URI.create("/api/repayments/" + id);
    }

    @Operation(summary = "One's own repayments, newest first; for admins all")
    @GetMapping({"/api/repayments", "/api/payments"})
    ResponseEntity<List<RepaymentView>> list(
            Caller caller, @RequestParam(name = "loan_id", required = false) @Nullable Long loanId, Keyset page) {
        Long borrower = caller.is(Role.ADMIN) ? null : caller.userId();
        List<RepaymentView> fetched = repayments.list(borrower, loanId, page).stream()
                .map(RepaymentView::of)
                .toList();
        return page.answer(fetched, RepaymentView::id);
    }

    @Operation(summary = "A repayment, and whether the money is gone")
    @GetMapping({"/api/repayments/{id}", "/api/payments/{id}"})
    RepaymentView get(Caller caller, @PathVariable long id) {
        return repayments
                .find(new RepaymentId(id))
                .filter(repayment -> repayment.order().borrowerId() == caller.userId() || caller.is(Role.ADMIN))
                .map(RepaymentView::of)
                .orElseThrow(() -> Refusal.notFound("Repayment"));
    }
}
