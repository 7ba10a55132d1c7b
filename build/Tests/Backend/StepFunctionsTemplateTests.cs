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
        var tasks = Tasks(Definition).ToList();

        tasks.Select(t => t.Name).ShouldBe(["GenerateRecipe", "Nutrition", "Image", "GetPricing", "CombineResults"]);
        foreach (var task in tasks.Select(t => t.Value))
        {
            task.GetProperty("TimeoutSeconds").GetInt32().ShouldBe(300);
            task.GetProperty("Catch")
                .EnumerateArray()
                .Single()
                .GetProperty("ErrorEquals")[0]
                .GetString()
                .ShouldBe("States.ALL");
            var retry = task.GetProperty("Retry").EnumerateArray().Single();
            retry
                .GetProperty("ErrorEquals")
                .EnumerateArray()
                .Select(e => e.GetString())
                .ShouldBe([
                    "Lambda.ServiceException",
                    "Lambda.AWSLambdaException",
                    "Lambda.SdkClientException",
                    "Lambda.TooManyRequestsException",
                ]);
            (
                retry.GetProperty("IntervalSeconds").GetInt32(),
                retry.GetProperty("MaxAttempts").GetInt32(),
                retry.GetProperty("BackoffRate").GetDouble()
            ).ShouldBe((2, 3, 2.0));
        }
    }

    [Fact]
    public void The_errors_that_are_tried_again_are_written_once() =>
        Resources["AiChefWorkflow"]!["Properties"]!["DefinitionString"]!
            .Items[0]
            .Scalar!.ShouldNotContain("Lambda.ServiceException");

    [Fact]
    public void Functions_are_called_by_their_alias() =>
        Tasks(Definition)
            .Select(t => t.Value.GetProperty("Parameters").GetProperty("FunctionName").GetString()![^5..])
            .ShouldAllBe(name => name == ":live");

    [Fact]
    public void Recipe_and_price_run_in_parallel_before_combine()
    {
        var first = Definition.GetProperty("States").GetProperty(Definition.GetProperty("StartAt").GetString()!);

        first.GetProperty("Type").GetString().ShouldBe("Parallel");
        first
            .GetProperty("Branches")
            .EnumerateArray()
            .Select(b => b.GetProperty("StartAt").GetString())
            .ShouldBe(["GenerateRecipe", "GetPricing"]);
        first.GetProperty("Next").GetString().ShouldBe("CombineResults");
    }

    [Fact]
    public void Nutrition_and_image_follow_a_recipe_that_was_found()
    {
        var branch = Definition
            .GetProperty("States")
            .GetProperty("RecipeAndPrice")
            .GetProperty("Branches")[0]
            .GetProperty("States");
        var choice = branch.GetProperty(branch.GetProperty("GenerateRecipe").GetProperty("Next").GetString()!);
        var rule = choice.GetProperty("Choices").EnumerateArray().Single();

        (rule.GetProperty("Variable").GetString(), rule.GetProperty("StringEquals").GetString()).ShouldBe(
            ("$.recipe.outcome", "recipe")
        );
        branch
            .GetProperty(rule.GetProperty("Next").GetString()!)
            .GetProperty("Branches")
            .EnumerateArray()
            .Select(b => b.GetProperty("StartAt").GetString())
            .ShouldBe(["Nutrition", "Image"]);
        branch
            .GetProperty(choice.GetProperty("Default").GetString()!)
            .GetProperty("Type")
            .GetString()
            .ShouldBe("Succeed");
    }

    [Fact]
    public void A_task_that_fails_is_named_with_its_reason()
    {
        foreach (var (states, task) in StatesWithTasks(Definition.GetProperty("States")))
        {
            var end = states.GetProperty(task.Value.GetProperty("Catch")[0].GetProperty("Next").GetString()!);
            (
                end.GetProperty("Type").GetString(),
                end.GetProperty("Error").GetString(),
                end.GetProperty("CausePath").GetString()
            ).ShouldBe(("Fail", $"{task.Name}Failed", "States.JsonToString($.failure)"));
        }
    }

    [Fact]
    public void The_role_may_call_exactly_the_functions_that_the_tasks_name()
    {
        var allowed = Resources["StepFunctionsRole"]!["Properties"]!["Policies"]!.Items[0]["PolicyDocument"]![
            "Statement"
        ]!.Items.Single()["Resource"]!.Items.Select(r => Substitution().Replace(r.Scalar!, "x"));

        allowed.ShouldBe(
            Tasks(Definition).Select(t => t.Value.GetProperty("Parameters").GetProperty("FunctionName").GetString()!),
            ignoreOrder: true
        );
    }

    [Fact]
    public void The_role_may_do_what_it_needs_and_nothing_more() =>
        Resources["StepFunctionsRole"]!["Properties"]!["Policies"]!
            .Items.SelectMany(p => p["PolicyDocument"]!["Statement"]!.Items)
            .SelectMany(s => s["Action"] is { Scalar: { } one } ? [one] : s["Action"]!.Items.Select(a => a.Scalar!))
            .ShouldBe([
                "lambda:InvokeFunction",
                "logs:CreateLogDelivery",
                "logs:GetLogDelivery",
                "logs:UpdateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:DescribeResourcePolicies",
                "logs:DescribeLogGroups",
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
