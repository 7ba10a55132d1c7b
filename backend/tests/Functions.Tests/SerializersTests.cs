using System.Text;
using AiChef.Functions.Api;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class SerializersTests
{
    [Fact]
    public void Events_have_names_in_camel_case_and_any_depth()
    {
        var deep = new string('[', 1000) + new string(']', 1000);
        const string Head = """{"httpMethod":"GET","requestContext":{"authorizer":{"deep":""";
        var text = $"{Head}{deep}}}}}}}";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Serializers.Of<ApiJson>().Deserialize<APIGatewayProxyRequest>(stream).HttpMethod.ShouldBe("GET");
    }
}
