package io.tranche.web.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(before = WebMvcAutoConfiguration.class, beforeName = ProblemAutoConfiguration.ERROR_MVC)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ProblemAdvice.class, ProblemErrorController.class})
class ProblemAutoConfiguration {

    static final String ERROR_MVC = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration";

    @Bean
    Problems problems(JsonMapper mapper) {
        return new Problems(mapper);
    }
}
