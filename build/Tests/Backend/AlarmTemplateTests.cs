using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>What the alarms of all templates have in common.</summary>
public sealed class AlarmTemplateTests
{
    private static readonly IReadOnlyList<(string Id, TemplateNode Properties)> Alarms =
    [
        .. Directory
            .GetFiles(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure"), "*.yaml")
            .SelectMany(file => TemplateReader.Read(File.ReadAllText(file))["Resources"]!.Entries)
            .Where(resource => resource.Value["Type"]!.Scalar == "AWS::CloudWatch::Alarm")
            .Select(resource => (resource.Key, resource.Value["Properties"]!)),
    ];

    [Fact]
    public void Every_alarm_that_counts_takes_three_except_for_failed_executions() =>
        Alarms
            .Where(alarm => alarm.Properties["Statistic"]?.Scalar == "Sum")
            .ShouldAllBe(alarm =>
                alarm.Properties["Threshold"]!.Scalar
                == (alarm.Properties["MetricName"]!.Scalar == "ExecutionsFailed" ? "1" : "3")
            );

    [Fact]
    public void An_exception_from_three_has_its_reason_beside_it()
    {
        var lines = File.ReadAllLines(
            Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "step-functions.yaml")
        );

        lines[Array.IndexOf(lines, "      Threshold: 1") - 1].ShouldStartWith("      # One, where every other alarm");
    }

    [Fact]
    public void The_API_is_slow_when_its_95th_percentile_is_over_a_second_for_three_periods()
    {
        var template = TemplateReader.Read(
            File.ReadAllText(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "api-gateway-rest.yaml"))
        );
        var alarm = Alarms.Single(alarm => alarm.Properties["MetricName"]!.Scalar == "Latency").Properties;

        alarm["ExtendedStatistic"]!.Scalar.ShouldBe("p95");
        alarm["ComparisonOperator"]!.Scalar.ShouldBe("GreaterThanThreshold");
        DefaultOf("Threshold").ShouldBe("1000");
        DefaultOf("EvaluationPeriods").ShouldBe("3");

        string? DefaultOf(string property) => template["Parameters"]![alarm[property]!.Scalar!]!["Default"]!.Scalar;
    }
}
