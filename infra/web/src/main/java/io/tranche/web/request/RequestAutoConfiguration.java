package io.tranche.web.request;

import io.tranche.web.problem.Problems;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
class RequestAutoConfiguration implements WebMvcConfigurer {

    /** After the filter that opens the request's span, before Spring Security. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 10;

    private final WebSettings settings;

    RequestAutoConfiguration(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new KeysetArgument());
        PreferArgument prefer = new PreferArgument(settings);
        resolvers.add(prefer);
        resolvers.add(new SubmissionArgument(prefer));
    }

    @Bean
    static FilterRegistrationBean<Filter> traceIdFilter() {
        return ordered(new TraceIdFilter(), EARLY);
    }

    @Bean
    static FilterRegistrationBean<Filter> bodyLimitFilter(WebSettings settings, Problems problems) {
        return ordered(new BodyLimitFilter(settings.bodyMax(), problems), EARLY + 1);
    }

    /** {@code /api/loans/} is {@code /api/loans}; before security, so that rules on paths see one of the two. */
    @Bean
    static FilterRegistrationBean<Filter> trailingSlashFilter() {
        return ordered(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build(), EARLY + 2);
    }

    private static FilterRegistrationBean<Filter> ordered(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
