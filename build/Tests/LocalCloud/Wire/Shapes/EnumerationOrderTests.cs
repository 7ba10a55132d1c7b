using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire.Shapes;

public sealed class EnumerationOrderTests
{
    [Theory]
    [InlineData("stepfunctions", "ExecutionStatus", "SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING")]
    [InlineData("apigateway", "IntegrationType", "HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS")]
    [InlineData("apigateway", "EndpointType", "PRIVATE, EDGE, REGIONAL")]
    [InlineData("dynamodb", "Select", "SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES")]
    [InlineData("dynamodb", "ReturnValue", "ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW")]
    [InlineData("lambda", "Architecture", "x86_64, arm64")]
    public void Values_are_listed_in_the_order_of_AWS(string service, string shape, string listed) =>
        string.Join(", ", EnumerationOrder.Of(ServiceModel.Of(service).Shape(shape).Values)).ShouldBe(listed);
}
