using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Wire;
using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire.Shapes;

/// <summary>No member that a client gives is passed over in silence.</summary>
public sealed partial class UnmodelledMembersTests
{
    /// <summary>Operations whose input is kept and shown as it is, whatever members it has.</summary>
    private static readonly string[] KeptWhole =
    [
        "PutMetricAlarm",
        "PutCompositeAlarm",
        "CreateBudget",
        "UpdateBudget",
    ];

    public static TheoryData<string> Modelled =>
        new(
            Services
                .All.Select(static service => service.Requests)
                .Where(static requests => requests.Input is not null)
                .Select(static requests => requests.Input!.Model)
        );

    /// <summary>
    /// A member counts as read when the service's sources name it anywhere: enough to notice one that nobody thought
    /// of.
    /// </summary>
    [Theory]
    [MemberData(nameof(Modelled))]
    public void Every_member_of_a_modelled_operation_is_read_or_declared(string service)
    {
        var rules = Rules(service);
        var named = Named(service);
        foreach (
            var operation in ServiceModel
                .Of(rules.Model)
                .Operations.Where(each => named.Contains(each.Name) && !KeptWhole.Contains(each.Name))
        )
        {
            Check(rules, operation, operation.Input, "", named, []);
        }
    }

    [Theory]
    [InlineData("logs", "CreateLogGroup", "{'logGroupName':'a','deletionProtectionEnabled':true}")]
    [InlineData(
        "lambda",
        "CreateFunction",
        "{'FunctionName':'f','Role':'arn:aws:iam::123456789012:role/r',"
            + "'Code':{'SourceKMSKeyArn':'arn:aws:kms:eu-west-1:123456789012:key/k'}}"
    )]
    public void A_member_that_is_not_modelled_is_refused_by_name(string service, string operation, string input)
    {
        var refusal = Should.Throw<AwsException>(() => Refuse(service, operation, input));

        refusal.Status.ShouldBe(501);
        refusal.Message.ShouldStartWith("LocalCloud does not model ");
    }

    [Theory]
    [InlineData("logs", "CreateLogGroup", "{'logGroupName':'a','deletionProtectionEnabled':false}")]
    [InlineData("stepfunctions", "CreateActivity", "{'name':'a','encryptionConfiguration':{'type':'AWS_OWNED_KEY'}}")]
    public void The_default_of_AWS_is_accepted(string service, string operation, string input) =>
        Should.NotThrow(() => Refuse(service, operation, input));

    private static void Refuse(string service, string operation, string input) =>
        InputCheck.Refuse(service, Rules(service), operation, JsonNode.Parse(input.Replace('\'', '"'))!.AsObject());

    private static void Check(
        InputRules rules,
        ServiceOperation operation,
        Shape? shape,
        string path,
        HashSet<string> named,
        HashSet<string> above
    )
    {
        var whole = shape?.Element?.Shape ?? shape?.Value?.Shape ?? shape;
        if (whole is null || IsKeptWhole(whole, path, named) || !above.Add(whole.Name))
        {
            return;
        }

        foreach (var member in whole.Members.Where(static member => member.Place != Place.Uri))
        {
            var at = path + member.WireName;
            if (!rules.Unmodelled.Has(operation.Name, at))
            {
                (
                    named.Contains(member.WireName) || named.Contains(member.Name) || IsBelow(rules, operation, at)
                ).ShouldBeTrue($"{operation.Name}.{at} is neither read nor declared");
                Check(rules, operation, member.Shape, at + ".", named, above);
            }
        }

        above.Remove(whole.Name);
    }

    // a structure below an input of which no member is named is taken as it is
    private static bool IsKeptWhole(Shape shape, string path, HashSet<string> named) =>
        path.Length > 0 && !shape.Members.Any(member => named.Contains(member.WireName));

    private static bool IsBelow(InputRules rules, ServiceOperation operation, string path) =>
        rules.Unmodelled.Paths.Any(each =>
            each.StartsWith($"{operation.Name}.{path}.", StringComparison.Ordinal)
            || each.StartsWith($"*.{path}.", StringComparison.Ordinal)
        );

    private static InputRules Rules(string service) =>
        Services
            .All.Select(static each => each.Requests.Input)
            .OfType<InputRules>()
            .Single(rules => rules.Model == service);

    /// <summary>The parts of all texts in the sources of a service.</summary>
    private static HashSet<string> Named(string service)
    {
        var rules = Rules(service);
        var folder = Directory
            .EnumerateFiles(
                Path.Combine(RepositoryRoot.Path, "build", "LocalCloud"),
                "*Input.cs",
                SearchOption.AllDirectories
            )
            .Single(file => File.ReadAllText(file).Contains($"Model = \"{rules.Model}\"", StringComparison.Ordinal));
        return
        [
            .. Directory
                .EnumerateFiles(Path.GetDirectoryName(folder)!, "*.cs", SearchOption.AllDirectories)
                .Where(file => file != folder && !Declares().IsMatch(file))
                .SelectMany(static file => Literal().Matches(File.ReadAllText(file)))
                .SelectMany(static match => match.Groups[1].Value.Split('.', '/')),
        ];
    }

    [GeneratedRegex("(Service|Access)[.]cs$")]
    private static partial Regex Declares();

    [GeneratedRegex("\"([A-Za-z0-9_./-]+)\"")]
    private static partial Regex Literal();
}
