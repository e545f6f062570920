package io.tranche.web.request;

import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

final class KeysetArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Keyset.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        String limit = request.getParameter("limit");
        String before = request.getParameter("before");
        return new Keyset(
                limit == null ? Keyset.LIMIT_DEFAULT : (int) parse("limit", limit, Keyset.LIMIT_MAX),
                before == null ? null : parse("before", before, Long.MAX_VALUE));
    }

    private static long parse(String name, String text, long max) {
        long value = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        if (value < 1 || value > max) {
            throw Refusal.invalid(new InvalidField(name, "must be a whole number from 1 to " + max));
        }
        return value;
    }
}
