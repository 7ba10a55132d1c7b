using System.Text.Json;
using System.Text.RegularExpressions;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>What the workflow's template promises.</summary>
public sealed partial class StepFunctionsTemplateTests
{
    private static readonly TemplateNode Resources = TemplateReader.Read(
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "step-functions.yaml"))
    )["Resources"]!;

    private static JsonElement Definition
    {
        get
        {
            var parts = Resources["AiChefWorkflow"]!["Properties"]!["DefinitionString"]!.Items;
            var text = parts[1]
                .Entries.Aggregate(
                    parts[0].Scalar!,
                    (text, own) => text.Replace($"${{{own.Key}}}", own.Value.Scalar!, StringComparison.Ordinal)
                );
            return JsonDocument.Parse(Substitution().Replace(text, "x")).RootElement;
        }
    }

    [Fact]
    public void Every_task_retries_service_errors_catches_all_others_and_ends_after_five_minutes()
    {
        Tasks(Definition)
            .Select(t => t.Name)
            .ShouldBe(
                ["FindSession", "GenerateRecipe", "GetPricing", "Nutrition", "Image", "CombineResults", "TellSession"],
                ignoreOrder: true
            );
        foreach (var task in Tasks(Definition).Select(t => t.Value))
        {
            task.GetProperty("TimeoutSeconds").GetInt32().ShouldBe(300);
            task.GetProperty("Catch")
                .EnumerateArray()
                .Single()
                .GetProperty("ErrorEquals")[0]
                .GetString()
                .ShouldBe("States.ALL");
        }

        foreach (var call in Calls(Definition))
        {
            Retries(call.Value)
                .ShouldBe([
                    (
                        "Lambda.ServiceException,Lambda.AWSLambdaException,Lambda.SdkClientException,"
                            + "Lambda.TooManyRequestsException",
                        3
                    ),
                ]);
        }

        foreach (var use in Tasks(Definition).Where(IsUseOfTable))
        {
            Retries(use.Value).ShouldBe([("DynamoDB.ConditionalCheckFailedException", 0), ("States.TaskFailed", 3)]);
        }
    }

    [Fact]
    public void The_errors_that_are_tried_again_are_written_once() =>
        Resources["AiChefWorkflow"]!["Properties"]!["DefinitionString"]!
            .Items[0]
            .Scalar!.ShouldNotContain("Lambda.ServiceException");

    [Fact]
    public void Functions_are_called_by_their_alias() =>
        Calls(Definition)
            .Select(t => t.Value.GetProperty("Parameters").GetProperty("FunctionName").GetString()![^5..])
            .ShouldAllBe(name => name == ":live");

    [Fact]
    public void A_recipe_that_was_found_gets_price_nutrition_and_image_in_parallel_and_none_goes_on_alone()
    {
        var states = Definition.GetProperty("States");
        var choice = states.GetProperty(states.GetProperty("GenerateRecipe").GetProperty("Next").GetString()!);
        var rule = choice.GetProperty("Choices")[0];
        var equals = rule.GetProperty("And")[1];

        (equals.GetProperty("Variable").GetString(), equals.GetProperty("StringEquals").GetString()).ShouldBe(
            ("$.chosen.recipe.outcome", "recipe")
        );
        choice.GetProperty("Default").GetString().ShouldBe("CombineResults");
        var parts = states.GetProperty(rule.GetProperty("Next").GetString()!);
        parts
            .GetProperty("Branches")
            .EnumerateArray()
            .Select(b => b.GetProperty("StartAt").GetString())
            .ShouldBe(["GetPricing", "Nutrition", "Image"]);
        parts.GetProperty("Next").GetString().ShouldBe("CombineResults");
    }

    [Fact]
    public void The_price_is_asked_for_with_the_recipe()
    {
        var price = Calls(Definition).Single(t => t.Name == "GetPricing").Value;
        price
            .GetProperty("Parameters")
            .GetProperty("Payload")
            .GetProperty("recipe.$")
            .GetString()
            .ShouldBe("$.chosen.recipe");
    }

    [Fact]
    public void A_task_that_fails_is_named_with_its_reason()
    {
        foreach (var (states, task) in StatesWithTasks(Definition.GetProperty("States")))
        {
            var next = states.GetProperty(task.Value.GetProperty("Catch")[0].GetProperty("Next").GetString()!);
            switch (task.Name)
            {
                case "Image":
                    next.GetProperty("Parameters").GetProperty("failure.$").GetString().ShouldBe("$.failure");
                    break;
                case "TellSession":
                    states
                        .GetProperty(next.GetProperty("Default").GetString()!)
                        .GetProperty("ErrorPath")
                        .GetString()
                        .ShouldBe("$.failed.Error");
                    break;
                default:
                    var named = next.TryGetProperty("Parameters", out var parameters) ? parameters : next;
                    named.GetProperty("Error").GetString().ShouldBe($"{task.Name}Failed");
                    (named.TryGetProperty("CausePath", out var cause) ? cause : named.GetProperty("Cause.$"))
                        .GetString()
                        .ShouldBe("States.JsonToString($.failure)");
                    break;
            }
        }
    }

    [Fact]
    public void A_session_is_looked_for_before_a_recipe()
    {
        var states = Definition.GetProperty("States");
        states.GetProperty("FindSession").GetProperty("Next").GetString().ShouldBe("SessionFound");
        var found = states.GetProperty("SessionFound");
        found.GetProperty("Choices")[0].GetProperty("Next").GetString().ShouldBe("GenerateRecipe");
        found.GetProperty("Default").GetString().ShouldBe("SessionNotFound");
        var refused = states.GetProperty("SessionNotFound").GetProperty("Parameters");
        refused.GetProperty("Error").GetString().ShouldBe("SessionNotFound");
        refused.GetProperty("outcome").GetString().ShouldBe("refused");
    }

    [Fact]
    public void Every_failure_goes_by_the_session_before_the_execution_ends()
    {
        var states = Definition.GetProperty("States");
        states
            .EnumerateObject()
            .Where(state => state.Value.TryGetProperty("ResultPath", out var path) && path.GetString() == "$.failed")
            .ToDictionary(state => state.Name, state => state.Value.GetProperty("Next").GetString())
            .ShouldBe(
                new Dictionary<string, string?>
                {
                    ["SessionNotFound"] = "MealOfSession",
                    ["RequestRefused"] = "MealOfSession",
                    ["FindSessionFailed"] = "MealOfSession",
                    ["GenerateRecipeFailed"] = "MealOfSession",
                    ["CombineResultsFailed"] = "MealOfSession",
                    ["ResultRefused"] = "MealOfSession",
                },
                ignoreOrder: true
            );
        states
            .GetProperty("PriceNutritionAndImage")
            .GetProperty("Catch")[0]
            .GetProperty("Next")
            .GetString()
            .ShouldBe("MealOfSession");
        states
            .GetProperty("MealOfSession")
            .GetProperty("Choices")[0]
            .GetProperty("Next")
            .GetString()
            .ShouldBe("TellSession");
    }

    [Fact]
    public void What_a_function_refuses_ends_the_execution_with_its_error_and_reason_and_is_no_failure()
    {
        var states = Definition.GetProperty("States");
        var (request, result) = (states.GetProperty("RecipeFound"), states.GetProperty("ResultStored"));
        ShouldRefuse(request.GetProperty("Choices")[1], "RequestRefused", "$.chosen.recipe");
        ShouldRefuse(result.GetProperty("Choices")[0], "ResultRefused", "$.combined.result");
        var refused = states.GetProperty("RefusedOrFailed").GetProperty("Choices")[0];
        refused.GetProperty("And")[1].GetProperty("Variable").GetString().ShouldBe("$.failed.outcome");
        var end = states.GetProperty(refused.GetProperty("Next").GetString()!);
        end.GetProperty("End").GetBoolean().ShouldBeTrue();
        end.GetProperty("Parameters")
            .EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetString())
            .ShouldBe(
                new Dictionary<string, string?>
                {
                    ["outcome"] = "refused",
                    ["error.$"] = "$.failed.Error",
                    ["reason.$"] = "$.failed.Cause",
                },
                ignoreOrder: true
            );

        void ShouldRefuse(JsonElement choice, string state, string answer)
        {
            choice.GetProperty("Next").GetString().ShouldBe(state);
            var test = choice.GetProperty("And")[1];
            (test.GetProperty("Variable").GetString(), test.GetProperty("StringEquals").GetString()).ShouldBe(
                ($"{answer}.outcome", "refused")
            );
            var failed = states.GetProperty(state).GetProperty("Parameters");
            failed.GetProperty("outcome").GetString().ShouldBe("refused");
            (failed.GetProperty("Error.$").GetString(), failed.GetProperty("Cause.$").GetString()).ShouldBe(
                ($"{answer}.error", $"{answer}.reason")
            );
        }
    }

    [Fact]
    public void Executions_are_traced_unless_the_parameter_says_otherwise() =>
        Resources["AiChefWorkflow"]!["Properties"]!["TracingConfiguration"]!["Enabled"]!.Scalar.ShouldBe(
            "TracingEnabled"
        );

    [Fact]
    public void What_people_eat_is_not_logged() =>
        Resources["AiChefWorkflow"]!["Properties"]!["LoggingConfiguration"]!["IncludeExecutionData"]!.Scalar.ShouldBe(
            "false"
        );

    [Fact]
    public void The_role_may_call_exactly_the_functions_that_the_tasks_name()
    {
        var allowed = Resources["StepFunctionsRole"]!["Properties"]!["Policies"]!.Items[0]["PolicyDocument"]![
            "Statement"
        ]!.Items.Single()["Resource"]!.Items.Select(r => Substitution().Replace(r.Scalar!, "x"));

        allowed.ShouldBe(
            Calls(Definition).Select(t => t.Value.GetProperty("Parameters").GetProperty("FunctionName").GetString()!),
            ignoreOrder: true
        );
    }

    [Fact]
    public void The_role_may_do_what_it_needs_and_nothing_more() =>
        Resources["StepFunctionsRole"]!["Properties"]!["Policies"]!
            .Items.SelectMany(p => p["PolicyDocument"]!["Statement"]!.Items)
            .SelectMany(s => s["Action"] is { Scalar: { } one } ? [one] : s["Action"]!.Items.Select(a => a.Scalar!))
            // Written again, since LocalCloud's list must not decide what the role needs.
            .ShouldBe([
                "lambda:InvokeFunction",
                "dynamodb:GetItem",
                "dynamodb:UpdateItem",
                "logs:CreateLogDelivery",
                "logs:GetLogDelivery",
                "logs:UpdateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:DescribeResourcePolicies",
                "logs:DescribeLogGroups",
                "xray:PutTraceSegments",
                "xray:PutTelemetryRecords",
                "xray:GetSamplingRules",
                "xray:GetSamplingTargets",
            ]);

    [Fact]
    public void The_alarm_rings_at_the_first_failed_execution_in_five_minutes()
    {
        var alarm = Resources["StepFunctionsErrorAlarm"]!["Properties"]!;

        alarm["AlarmName"]!
            .Items.Select(item => item.Scalar)
            .ShouldBe(["HasFirstNames", "AI-Chef-StepFunctions-Errors", "${NamePrefix}-stepfunctions-errors"]);
        alarm["MetricName"]!.Scalar.ShouldBe("ExecutionsFailed");
        alarm["Statistic"]!.Scalar.ShouldBe("Sum");
        (alarm["Period"]!.Scalar, alarm["EvaluationPeriods"]!.Scalar).ShouldBe(("300", "1"));
        (alarm["ComparisonOperator"]!.Scalar, alarm["Threshold"]!.Scalar).ShouldBe(
            ("GreaterThanOrEqualToThreshold", "1")
        );
    }

    private static IEnumerable<(string Errors, int Attempts)> Retries(JsonElement task) =>
        task.GetProperty("Retry")
            .EnumerateArray()
            .Select(retry =>
                (
                    string.Join(',', retry.GetProperty("ErrorEquals").EnumerateArray().Select(e => e.GetString())),
                    retry.GetProperty("MaxAttempts").GetInt32()
                )
            );

    /// <summary>The tasks that call functions.</summary>
    private static IEnumerable<JsonProperty> Calls(JsonElement machine) =>
        Tasks(machine).Where(task => !IsUseOfTable(task));

    private static bool IsUseOfTable(JsonProperty task) =>
        task.Value.GetProperty("Parameters").TryGetProperty("TableName", out _);

    private static IEnumerable<JsonProperty> Tasks(JsonElement machine) =>
        StatesWithTasks(machine.GetProperty("States")).Select(found => found.Task);

    private static IEnumerable<(JsonElement States, JsonProperty Task)> StatesWithTasks(JsonElement states) =>
        states
            .EnumerateObject()
            .SelectMany(state =>
                state.Value.GetProperty("Type").GetString() switch
                {
                    "Task" => [(states, state)],
                    "Parallel" => state
                        .Value.GetProperty("Branches")
                        .EnumerateArray()
                        .SelectMany(b => StatesWithTasks(b.GetProperty("States"))),
                    _ => Enumerable.Empty<(JsonElement, JsonProperty)>(),
                }
            );

    [GeneratedRegex(@"\$\{[^}]+\}")]
    private static partial Regex Substitution();
}
