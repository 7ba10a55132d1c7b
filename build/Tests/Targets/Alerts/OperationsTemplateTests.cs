using System.Text.Json.Nodes;
using AiChef.Targets.Alerts;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Alerts;

/// <summary>The template of operations follows from the alarms of all others.</summary>
public sealed class OperationsTemplateTests
{
    private static string Oven(string alarmName = "!Sub \"${NamePrefix}-oven-errors\"") =>
        $$"""
            Conditions:
              IsOld: !And [!Condition IsFirst, !Equals [!Ref AWS::Region, us-east-1]]
              IsFirst: !Equals [!Ref NamePrefix, ai-chef]
            Resources:
              Oven:
                Type: AWS::Lambda::Function
                Properties: { FunctionName: !Sub "${NamePrefix}-oven" }
              Errors:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: {{alarmName}}
                  Namespace: AWS/Lambda
                  MetricName: Errors
                  Dimensions:
                    - { Name: FunctionName, Value: !Ref Oven }
                    - { Name: Resource, Value: !Sub "${Oven}:live" }
                  Statistic: Sum
                  Threshold: 3
            """;

    [Fact]
    public void The_alarm_over_all_alarms_names_each_of_them()
    {
        var template = Template(new ServiceAlarms("oven", "oven", Oven()));

        var rule = template["Resources"]!["UnwellAlarm"]!["Properties"]!["AlarmRule"]!["Fn::Sub"]!.Items[0].Scalar;
        rule.ShouldBe("ALARM(\"${NamePrefix}-oven-errors\") OR ALARM(\"${NamePrefix}-alerts-failed\")");
    }

    [Fact]
    public void The_dashboard_draws_what_the_alarms_watch_and_how_much_the_service_does()
    {
        var widgets = Body(Template(new ServiceAlarms("oven", "oven", Oven())))["widgets"]!.AsArray();
        var graph = widgets[1]!["properties"]!;

        widgets[0]!["properties"]!["alarms"]!.AsArray().Count.ShouldBe(2);
        graph["title"]!.GetValue<string>().ShouldBe("oven");
        graph["metrics"]!
            .AsArray()
            .Select(static line => string.Join(' ', line!.AsArray().TakeWhile(static part => part is JsonValue)))
            .ShouldBe([
                "AWS/Lambda Errors FunctionName ${NamePrefix}-oven Resource ${NamePrefix}-oven:live",
                "AWS/Lambda Invocations FunctionName ${NamePrefix}-oven Resource ${NamePrefix}-oven:live",
                "AiChef/Delivery Deployments Stack ${NamePrefix}-oven",
            ]);
        graph["annotations"]!["horizontal"]![0]!["value"]!.GetValue<double>().ShouldBe(3);
    }

    [Fact]
    public void A_name_that_a_condition_chooses_brings_the_conditions_along()
    {
        var template = Template(
            new ServiceAlarms("oven", "oven", Oven("!If [IsOld, Oven, !Sub \"${NamePrefix}-oven\"]"))
        );

        template["Conditions"]!["IsFirst"]!["Fn::Equals"]!.Items[1].Scalar.ShouldBe("ai-chef");
        template["Conditions"]!["IsOld"].ShouldNotBeNull();
        template["Resources"]!["UnwellAlarm"]!["Properties"]!["AlarmRule"]!["Fn::Sub"]!.Items[1]["Errors"]!["Fn::If"]!
            .Items[1]
            .Scalar.ShouldBe("Oven");
    }

    [Fact]
    public void An_alarm_that_cannot_be_drawn_is_an_error_that_names_it() =>
        Should
            .Throw<InvalidOperationException>(() =>
                Template(
                    new ServiceAlarms(
                        "oven",
                        "oven",
                        Oven().Replace("!Ref Oven", "!Ref Stove", StringComparison.Ordinal)
                    )
                )
            )
            .Message.ShouldBe(
                "the dashboard cannot draw oven: it has a dimension that refers to 'Stove', which is no resource"
            );

    [Fact]
    public void More_alarms_than_CloudWatch_takes_are_an_error() =>
        Should
            .Throw<InvalidOperationException>(() =>
                Template([.. Enumerable.Range(0, 100).Select(_ => new ServiceAlarms("oven", "oven", Oven()))])
            )
            .Message.ShouldBe("a composite alarm takes 100 alarms, and the templates have 101");

    private static TemplateNode Template(params ServiceAlarms[] services) =>
        TemplateReader.Read(OperationsTemplate.TextOf(services));

    private static JsonObject Body(TemplateNode template) =>
        JsonNode
            .Parse(
                template["Resources"]!["OperationsDashboard"]!["Properties"]!["DashboardBody"]!["Fn::Sub"]!
                    .Items[0]
                    .Scalar!
            )!
            .AsObject();
}
