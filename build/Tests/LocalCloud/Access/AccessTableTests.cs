using System.Text.RegularExpressions;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Access;

public sealed partial class AccessTableTests
{
    [Fact]
    public void Each_modelled_operation_says_what_it_needs()
    {
        foreach (var service in Services.All.Where(static each => each.Requests.Operations is not null))
        {
            var table = service.Requests.Access.ShouldNotBeNull();
            table.Operations.ShouldBe(Modelled(table.GetType(), service), ignoreOrder: true);
        }
    }

    [Fact]
    public void Each_REST_service_says_what_its_requests_need() =>
        Services
            .All.Where(static each => each.Requests.Rest is not null && each.Requests.RestAccess is null)
            .Select(static each => each.Requests.SigningName)
            // the invoke URLs of deployed APIs
            .ShouldBe(["execute-api"]);

    // the operations that the service's own switches name
    private static IEnumerable<string> Modelled(Type table, CloudService service)
    {
        var folder = service.Requests.SigningName switch
        {
            "monitoring" => "CloudWatch",
            "states" => "StepFunctions",
            "dynamodb" when service.Requests.TargetPrefix == "DynamoDBStreams_20120810" => "DynamoDbStreams",
            "dynamodb" => "DynamoDb",
            "cloudformation" => "CloudFormation",
            "cloudcontrolapi" => "CloudControl",
            var name => char.ToUpperInvariant(name[0]) + name[1..],
        };
        table.Assembly.ShouldBe(typeof(LocalCloudHost).Assembly);
        return Directory
            .GetFiles(
                Path.Combine(RepositoryRoot.Path, "build", "LocalCloud", folder),
                "*Api*.cs",
                SearchOption.AllDirectories
            )
            .SelectMany(static file => Switch().Matches(File.ReadAllText(file)))
            .SelectMany(static part => Case().Matches(part.Value))
            .SelectMany(static match => Name().Matches(match.Value))
            .Select(static match => match.Groups["name"].Value)
            .Distinct();
    }

    [GeneratedRegex(
        "call\\.Operation switch.*?^ +_ => ",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Switch();

    [GeneratedRegex("""^ *"\w+"( or "\w+")* =>""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Case();

    [GeneratedRegex("\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
