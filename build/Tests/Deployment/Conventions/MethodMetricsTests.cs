using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>Metrics that CloudWatch bills are on where something reads them.</summary>
public sealed class MethodMetricsTests
{
    private const string OfStage = "{ Name: Stage, Value: live }";
    private const string OfMethod = "{ Name: Stage, Value: live }, { Name: Method, Value: GET }";

    [Theory]
    [InlineData("true", OfStage, "metrics of each method are on, and no alarm reads them")]
    [InlineData("!Ref IsOn", OfStage, "metrics of each method are on, and no alarm reads them")]
    [InlineData("false", OfMethod, "the alarm 'Failures' reads metrics of a method, which are off")]
    [InlineData("!Ref IsOff", OfMethod, "the alarm 'Failures' reads metrics of a method, which are off")]
    public void A_bill_without_use_and_a_use_without_metrics_are_found(
        string setting,
        string dimensions,
        string text
    ) => Of(setting, dimensions).ShouldHaveSingleItem().ShouldContain(text);

    [Theory]
    [InlineData("false", OfStage)]
    [InlineData("!Ref IsOff", OfStage)]
    [InlineData("true", OfMethod)]
    [InlineData("!Ref IsOn", OfMethod)]
    public void Metrics_that_are_read_are_on_and_others_are_off(string setting, string dimensions) =>
        Of(setting, dimensions).ShouldBeEmpty();

    private static List<string> Of(string setting, string dimensions) =>
        [
            .. BackendSample
                .Check(
                    (
                        "api",
                        [],
                        $$"""
                        Parameters:
                          IsOn: { Type: String, Default: "true" }
                          IsOff: { Type: String, Default: "false" }
                        Resources:
                          Failures:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/ApiGateway
                              MetricName: 5XXError
                              Dimensions: [{{dimensions}}]
                          LiveStage:
                            Type: AWS::ApiGateway::Stage
                            Properties:
                              MethodSettings: [{ ResourcePath: /*, HttpMethod: "*", MetricsEnabled: {{setting}} }]
                        """
                    )
                )
                .Where(static problem => problem.Contains("metrics of", StringComparison.Ordinal)),
        ];
}
