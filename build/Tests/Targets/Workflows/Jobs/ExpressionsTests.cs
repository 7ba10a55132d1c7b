using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>What GitHub's documentation says of expressions, case by case.</summary>
public sealed class ExpressionsTests
{
    private static readonly Dictionary<string, object?> Contexts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["github"] = Object(("event_name", "push"), ("run_id", "7")),
        ["inputs"] = Object(("dry-run", true), ("confirm", "Deploy"), ("empty", "")),
        ["vars"] = Object(),
        ["steps"] = Object(("build", Object(("outputs", Object(("notified", "true")))))),
        ["needs"] = Object(("validate", Object(("result", "success")))),
    };

    [Theory]
    [InlineData("null", null)]
    [InlineData("false", false)]
    [InlineData("711", 711d)]
    [InlineData("-9.2", -9.2)]
    [InlineData("0xff", 255d)]
    [InlineData("-2.99e-2", -0.0299)]
    [InlineData("'It''s open source!'", "It's open source!")]
    [InlineData("inputs.dry-run", true)]
    [InlineData("steps.build.outputs.notified", "true")]
    [InlineData("steps.other.outputs.notified", null)]
    [InlineData("vars.NOT_SET || 'us-east-1'", "us-east-1")]
    [InlineData("github.event_name && inputs.confirm", "Deploy")]
    [InlineData("inputs.empty && inputs.confirm", "")]
    [InlineData("github.event_name == 'pull_request' && 'a' || 'b'", "b")]
    public void An_expression_has_the_value_that_comes_last(string expression, object? value) =>
        In(Conclusion.Success).Value(expression).ShouldBe(value);

    [Theory]
    [InlineData("inputs.confirm == 'deploy'", true)]
    [InlineData("inputs.confirm != 'deploy'", false)]
    [InlineData("vars.AWS_ROLE_TO_ASSUME == ''", true)]
    [InlineData("vars.AWS_ROLE_TO_ASSUME != ''", false)]
    [InlineData("null == 0", true)]
    [InlineData("true == 1", true)]
    [InlineData("'1' == 1", true)]
    [InlineData("' ' == 0", true)]
    [InlineData("'x' == 0", false)]
    [InlineData("'true' == true", false)]
    [InlineData("!0", true)]
    [InlineData("!'false'", false)]
    [InlineData("!(true && false) || false", true)]
    [InlineData("!true == false", true)]
    [InlineData("false && false || true", true)]
    [InlineData("false && (false || true)", false)]
    public void Values_of_different_kinds_are_compared_as_numbers_and_texts_without_case(
        string expression,
        bool value
    ) => In(Conclusion.Success).Value(expression).ShouldBe(value);

    [Theory]
    [InlineData("success()", "yes no no no")]
    [InlineData("failure()", "no yes no no")]
    [InlineData("cancelled()", "no no yes no")]
    [InlineData("always()", "yes yes yes yes")]
    [InlineData("!cancelled()", "yes yes no yes")]
    [InlineData(null, "yes no no no")]
    [InlineData("", "yes no no no")]
    [InlineData("true", "yes no no no")]
    [InlineData("github.event_name == 'push'", "yes no no no")]
    [InlineData("${{ github.event_name == 'push' }}", "yes no no no")]
    [InlineData("'always()'", "yes no no no")]
    [InlineData("(failure() || cancelled()) && steps.build.outputs.notified != 'true'", "no no no no")]
    [InlineData("(failure() || cancelled()) && steps.other.outputs.notified != 'true'", "no yes yes no")]
    [InlineData("always() && needs.validate.result == 'success'", "yes yes yes yes")]
    [InlineData("always() && needs.validate.result == 'skipped'", "no no no no")]
    public void A_condition_without_status_function_wants_success(string? condition, string ofEachConclusion) =>
        string.Join(' ', Enum.GetValues<Conclusion>().Select(each => In(each).Condition(condition) ? "yes" : "no"))
            .ShouldBe(ofEachConclusion);

    [Theory]
    [InlineData("Deploy to ${{ inputs.environment || 'dev' }}", "Deploy to dev")]
    [InlineData("${{ vars.AWS_ACCOUNT_ID }}", "")]
    [InlineData("${{ inputs.dry-run }}, ${{ !inputs.dry-run }}", "true, false")]
    [InlineData("${{ 'a }} b' }}", "a }} b")]
    [InlineData("${{ 1.50 }}/${{github.run_id}}", "1.5/7")]
    [InlineData(
        "nuget-${{ hashFiles('global.json', '**/*.csproj') }}",
        "nuget-0000000000000000000000000000000000000000000000000000000000000000"
    )]
    [InlineData("$NOT_AN_EXPRESSION {{ }}", "$NOT_AN_EXPRESSION {{ }}")]
    public void Values_are_put_into_a_text(string text, string filled) =>
        In(Conclusion.Success).Text(text).ShouldBe(filled);

    [Fact]
    public void An_object_becomes_JSON() =>
        In(Conclusion.Success)
            .Text("${{ toJSON(needs) }}")
            .ShouldBe("{\n  \"validate\": {\n    \"result\": \"success\"\n  }\n}");

    [Theory]
    [InlineData("other.x", "there is no context 'other'")]
    [InlineData("format('{0}', 1)", "the function format with 2 arguments is not modelled")]
    [InlineData("1 < 2", "'< 2' in the expression '1 < 2' is not modelled")]
    [InlineData("\"double\"", "'\"double\"' in the expression '\"double\"' is not modelled")]
    [InlineData("true true", "'true' is unexpected in the expression 'true true'")]
    [InlineData("(true", "the expression '(true' ends too early")]
    [InlineData("12abc", "'12abc' is not a number")]
    public void What_is_not_modelled_is_refused_by_name(string expression, string message) =>
        Should.Throw<FormatException>(() => In(Conclusion.Success).Value(expression)).Message.ShouldBe(message);

    private static Expressions In(Conclusion status) => new(Contexts, status);

    private static Dictionary<string, object?> Object(params (string Name, object? Value)[] members) =>
        members.ToDictionary(m => m.Name, m => m.Value, StringComparer.OrdinalIgnoreCase);
}
