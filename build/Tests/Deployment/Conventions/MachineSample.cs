using System.Globalization;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>A template of one state machine.</summary>
internal static class MachineSample
{
    /// <summary>The line before the properties of the machine.</summary>
    internal const int LinesBefore = 7;

    /// <summary>A right definition, in which a state follows another.</summary>
    internal const string Definition = """
        {
          "StartAt": "Cook",
          "States": {
            "Cook": { "Type": "Pass", "Next": "Serve" },
            "Serve": { "Type": "Succeed" }
          }
        }
        """;

    /// <summary>The problems of a machine with these properties, without where they are.</summary>
    internal static IReadOnlyList<string> TextsOf(params string[] properties) =>
        [.. Check(Lines(properties)).Select(static problem => problem.Split(": ", 2)[1])];

    /// <summary>The lines of the problems, counted from the first property.</summary>
    internal static IReadOnlyList<int> LinesOf(params string[] properties) =>
        [
            .. Check(Lines(properties))
                .Select(static problem => int.Parse(problem.Split(':')[1], CultureInfo.InvariantCulture) - LinesBefore),
        ];

    /// <summary>A text as a block of YAML.</summary>
    internal static string Block(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(static line => $"        {line}\n"));

    /// <summary>The problems of a machine whose properties are these lines.</summary>
    internal static IReadOnlyList<string> Check(string lines) =>
        BackendSample.Check(
            (
                "meals",
                [],
                "Resources:\n"
                    + "  Function: { Type: AWS::SNS::Topic }\n"
                    + "  Failures:\n"
                    + "    { Type: AWS::CloudWatch::Alarm, Properties: "
                    + "{ Namespace: AWS/States, MetricName: ExecutionsFailed } }\n"
                    + "  Machine:\n"
                    + "    Type: AWS::StepFunctions::StateMachine\n"
                    + "    Properties:\n"
                    + lines
            )
        );

    private static string Lines(string[] properties) =>
        string.Concat(properties.Select(static property => $"      {property.TrimEnd('\n')}\n"));
}
