using AiChef.LocalCloud;
using AiChef.Tests.Folders;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud;

/// <summary>Which folders of build/LocalCloud may use which others.</summary>
public sealed class FolderArrowTests
{
    /// <summary>What is beside the folders.</summary>
    private static readonly Dictionary<string, string> AtRoot = new(StringComparer.Ordinal)
    {
        ["LocalCloudHost"] = "(host)",
        ["Services"] = "(host)",
        ["OperationModel"] = "(host)",
        ["ResourceModel"] = "(host)",
        ["Cloud"] = "(cloud)",
        ["ICloudPart"] = "(cloud)",
        ["Offer"] = "(cloud)",
        ["RequestRates"] = "(cloud)",
        ["Scope"] = "(cloud)",
        ["CloudService"] = "(service)",
        ["LocalCloudOptions"] = "(options)",
        ["LocalCloudFaults"] = "(options)",
        ["ObservedRequest"] = "(options)",
        ["ResourceAction"] = "(options)",
        ["ResourceFault"] = "(options)",
        ["LocalCloudFolderInUseException"] = "(options)",
        ["LocalCloudStateDamagedException"] = "(options)",
        ["LocalCloudStateFormatException"] = "(options)",
    };

    /// <summary>What every service is built on.</summary>
    private static readonly string[] Foundation =
    [
        "(cloud)",
        "(options)",
        "(service)",
        "Access",
        "Resources",
        "State",
        "Wire",
    ];

    /// <summary>What the foundation itself is built on.</summary>
    private static readonly Dictionary<string, string[]> Below = new(StringComparer.Ordinal)
    {
        ["(options)"] = [],
        // refuses a folder by the public exceptions
        ["State"] = ["(options)"],
        ["(cloud)"] = ["(options)", "State"],
        // what policies say, without anything that is stored
        ["Access"] = ["(cloud)"],
        // answers with stored contents; keeps the endpoint's address in the state folder; asks who may call
        ["Wire"] = ["(cloud)", "(options)", "Access", "State"],
        ["Resources"] = ["(cloud)", "Access", "Wire"],
        ["(service)"] = ["(cloud)", "Resources", "Wire"],
        // the files of a page
        ["WebConsole"] = ["Wire"],
    };

    /// <summary>What each service uses of others, as on AWS.</summary>
    private static readonly Dictionary<string, string[]> Services = new(StringComparer.Ordinal)
    {
        // the engine knows no service: what it needs of them, they offer by its interfaces
        ["CloudFormation"] = [],
        ["DynamoDb"] = ["CloudWatch"],
        ["DynamoDbStreams"] = ["DynamoDb"],
        ["Iam"] = [],
        // resources of every type that no service runs; offers secrets to templates
        ["Recorded"] = ["CloudFormation"],
        // roles and their sessions
        ["Sts"] = ["Iam"],
        // offers alarm states to rollback triggers
        ["CloudWatch"] = ["CloudFormation"],
        // offers the objects that a TemplateURL names
        ["S3"] = ["CloudFormation"],
        // offers stored parameters to templates
        ["Ssm"] = ["CloudFormation"],
        // metric filters count into metrics, exports go to buckets
        ["Logs"] = ["CloudWatch", "S3"],
        // recorded resources of every type; the others as stacks know them
        ["CloudControl"] = ["CloudFormation", "Recorded"],
        // offers topics to alarms; functions that are subscribed
        ["Sns"] = ["CloudWatch", "Lambda"],
        // topics that alerts go to
        ["Budgets"] = ["Sns"],
        // metrics of invocations; the role of a function; what it prints; the object that holds its code
        ["Lambda"] = ["CloudWatch", "Iam", "Logs", "S3"],
        // metrics of requests; functions behind methods; access logs
        ["ApiGateway"] = ["CloudWatch", "Lambda", "Logs"],
        // what tasks call; metrics and logs of executions; what the role allows
        ["StepFunctions"] = ["CloudWatch", "DynamoDb", "Iam", "Lambda", "Logs", "S3"],
    };

    /// <summary>Only the host names all services.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(
        [
            .. Below,
            .. Services.Select(static each => KeyValuePair.Create(each.Key, (string[])[.. Foundation, .. each.Value])),
            KeyValuePair.Create("(host)", (string[])[.. Foundation, .. Services.Keys, "WebConsole"]),
        ],
        StringComparer.Ordinal
    );

    [Fact]
    public void No_folder_uses_one_that_it_may_not_use() => Arrows().Forbidden(Allowed).ShouldBeEmpty();

    [Fact]
    public void No_arrow_is_allowed_that_nothing_draws()
    {
        Arrows().Unused(Below).ShouldBeEmpty();
        Arrows().Unused(Services).ShouldBeEmpty();
    }

    [Fact]
    public void No_folders_use_each_other() => Arrows().Circles().ShouldBeEmpty();

    /// <summary>
    /// A service's own folder holds what its subfolders share, its errors and its state, and what puts them together.
    /// </summary>
    [Fact]
    public void No_subfolders_of_a_service_use_each_other() =>
        Arrows(depth: 2)
            .Circles(among: static folder => folder.Contains('/', StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static FolderArrows Arrows(int depth = 1) =>
        FolderArrows.Of(
            typeof(LocalCloudHost).Assembly,
            "AiChef.LocalCloud",
            Path.Combine(RepositoryRoot.Path, "build", "LocalCloud"),
            depth,
            AtRoot
        );
}
