package io.tranche.web.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

final class PreferArgument implements HandlerMethodArgumentResolver {

    private final WebSettings settings;

    PreferArgument(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Prefer.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return of(request);
    }

    Prefer of(NativeWebRequest request) {
        String[] headers = request.getHeaderValues("Prefer");
        return Prefer.parse(headers == null ? List.of() : List.of(headers), settings);
    }
}
