package io.tranche.web.request;

import io.tranche.web.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

final class SubmissionArgument implements HandlerMethodArgumentResolver {

    private final PreferArgument prefer;

    SubmissionArgument(PreferArgument prefer) {
        this.prefer = prefer;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Submission.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return new Submission(request.getHeader(IdempotencyKey.HEADER), prefer.of(request));
    }
}
