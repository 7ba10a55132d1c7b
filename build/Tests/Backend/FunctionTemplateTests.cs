using System.Text.RegularExpressions;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>What the templates of the functions promise, and that they differ only where the functions do.</summary>
public sealed partial class FunctionTemplateTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");

    private static readonly string[] Names =
    [
        .. Directory
            .GetFiles(Folder, "*-lambda.yaml")
            .Select(file => Path.GetFileName(file)[..^"-lambda.yaml".Length])
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Functions => [.. Names];

    [Fact]
    public void Each_of_the_functions_has_a_template_and_a_project() =>
        Names.ShouldBe(
            Directory
                .GetFiles(
                    Path.Combine(RepositoryRoot.Path, "backend", "functions"),
                    "*.csproj",
                    SearchOption.AllDirectories
                )
                .Select(project => Path.GetFileNameWithoutExtension(project))
                .Where(name => name != "AiChef.Functions.Shared")
                .Order(StringComparer.Ordinal)
        );

    // What may differ: the name, what it does, the table and settings it uses, and who calls it by the API.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Templates_are_alike_but_for_the_name_the_table_the_settings_and_the_permissions(string function) =>
        Skeleton(function).ShouldBe(Skeleton("price"));

    [Theory]
    [InlineData("session-create", "dynamodb:PutItem")]
    [InlineData("session-update", "dynamodb:GetItem", "dynamodb:UpdateItem")]
    [InlineData("session-meal", "dynamodb:GetItem", "dynamodb:UpdateItem")]
    [InlineData("combine", "dynamodb:GetItem", "dynamodb:UpdateItem")]
    [InlineData("recipe")]
    [InlineData("price")]
    [InlineData("image-generator")]
    [InlineData("nutrition-calculator")]
    public void A_function_may_do_what_it_does_with_sessions_and_nothing_more(string function, params string[] actions)
    {
        var resources = Resources(function);
        var statements = StatementsOf(function)
            .Where(s => s["Action"]!.Items[0].Scalar is not ("ssm:GetParameters" or "states:StartExecution"))
            .Where(s => s["Action"]!.Items[0].Scalar != "states:DescribeExecution")
            .ToList();
        statements
            .SelectMany(s => s["Action"]!.Items.Select(a => a.Scalar!))
            .ShouldBe([
                "logs:CreateLogStream",
                "logs:PutLogEvents",
                "xray:PutTraceSegments",
                "xray:PutTelemetryRecords",
                .. actions,
            ]);
        statements
            .Skip(2)
            .Select(s => s["Resource"]!.Items[2]["Fn::ImportValue"]!.Scalar)
            .ShouldBe(actions.Length == 0 ? [] : ["${NamePrefix}-sessions-table-arn"]);
        (
            resources["Function"]!["Properties"]!["Environment"]
                ?["Variables"]
                ?["SESSIONS_TABLE"]
                ?.Items[2]["Fn::ImportValue"]
                ?.Scalar
        ).ShouldBe(actions.Length == 0 ? null : "${NamePrefix}-sessions-table-name");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Only_the_function_of_meals_may_start_the_workflow_and_it_alone(string function)
    {
        const string workflow = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}";
        StatementsOf(function)
            .Where(s => s["Action"]!.Items[0].Scalar!.StartsWith("states:", StringComparison.Ordinal))
            .Select(s => (s["Action"]!.Items.Single().Scalar, s["Resource"]!.Scalar))
            .ShouldBe(
                function != "session-meal"
                    ? []
                    :
                    [
                        ("states:StartExecution", $"{workflow}:stateMachine:${{NamePrefix}}-recipe-workflow"),
                        ("states:DescribeExecution", $"{workflow}:execution:${{NamePrefix}}-recipe-workflow:*"),
                    ]
            );
    }

    [Theory]
    [InlineData("session-create", "currency")]
    [InlineData("session-update", "currency")]
    [InlineData("price", "currency", "log-level")]
    [InlineData("recipe", "currency", "log-level", "model-endpoint", "model-name", "model-api-key")]
    [InlineData("combine")]
    [InlineData("session-meal")]
    [InlineData("image-generator")]
    [InlineData("nutrition-calculator")]
    public void A_function_may_read_the_settings_that_its_variables_name_and_nothing_more(
        string function,
        params string[] settings
    )
    {
        var paths = settings.Select(setting => $"/${{NamePrefix}}/${{Environment}}/{setting}").ToList();
        StatementsOf(function)
            .Where(s => s["Action"]!.Items[0].Scalar!.StartsWith("ssm:", StringComparison.Ordinal))
            .SelectMany(s => s["Resource"]!.Items.Select(resource => resource.Scalar!.Split(":parameter")[1]))
            .ShouldBe(paths);
        (Resources(function)["Function"]!["Properties"]!["Environment"]?["Variables"]?.Entries ?? [])
            .Where(variable => variable.Key.EndsWith("_PARAMETER", StringComparison.Ordinal))
            .Select(variable => (variable.Key, variable.Value.Scalar))
            .ShouldBe(
                settings.Zip(
                    paths,
                    (setting, path) => ($"{setting.ToUpperInvariant().Replace('-', '_')}_PARAMETER", (string?)path)
                )
            );
    }

    [Fact]
    public void The_API_may_call_each_function_by_the_methods_that_lead_to_it()
    {
        var permitted = Names.SelectMany(function =>
            Resources(function)
                .Entries.Where(r => r.Value["Type"]!.Scalar == "AWS::Lambda::Permission")
                .Select(r =>
                    $"{function} {r.Value["Properties"]!["SourceArn"]!.Items[0].Scalar!.Split("${ApiId}/live/")[1]}"
                )
        );
        permitted.ShouldBe(MethodsOfTheApi(), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_alarm_on_errors_of_the_alias_rings_at_three_in_five_minutes(string function)
    {
        var alarm = Resources(function)["FunctionErrors"]!["Properties"]!;
        (
            alarm["MetricName"]!.Scalar,
            alarm["Statistic"]!.Scalar,
            alarm["Threshold"]!.Scalar,
            alarm["Period"]!.Scalar
        ).ShouldBe(("Errors", "Sum", "3", "300"));
        alarm["Dimensions"]!
            .Items.Select(d => (d["Name"]!.Scalar, d["Value"]!.Scalar))
            .ShouldBe([("FunctionName", "Function"), ("Resource", "${Function}:live")]);
    }

    private static IEnumerable<TemplateNode> StatementsOf(string function) =>
        Resources(function)["FunctionRole"]!["Properties"]!["Policies"]!.Items.SelectMany(p =>
            p["PolicyDocument"]!["Statement"]!.Items
        );

    private static TemplateNode Resources(string function) =>
        TemplateReader.Read(Text($"{function}-lambda.yaml"))["Resources"]!;

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    private static string Skeleton(string function)
    {
        var text = Text($"{function}-lambda.yaml");
        text = Regex.Replace(
            text,
            $"(?<![a-z]){Regex.Escape(function)}(?![a-z])",
            "NAME",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        foreach (var part in new[] { Purpose(), OwnTable(), OwnPolicies(), Variables(), Permissions() })
        {
            text = part.Replace(text, "");
        }

        return text;
    }

    // "POST /sessions" of the API leads to session-create: the permission names "POST/sessions"; a path parameter is
    // any text there.
    private static IEnumerable<string> MethodsOfTheApi()
    {
        var resources = TemplateReader.Read(Text("api-gateway-rest.yaml"))["Resources"]!;
        return from entry in resources.Entries
            let properties = entry.Value["Properties"]!
            where
                entry.Value["Type"]!.Scalar == "AWS::ApiGateway::Method"
                && properties["Integration"]!["Type"]!.Scalar == "AWS_PROXY"
            let function = FunctionInUri().Match(properties["Integration"]!["Uri"]!.Scalar!).Groups["name"].Value
            select $"{function} "
                + $"{properties["HttpMethod"]!.Scalar}{PathOf(resources, properties["ResourceId"]!.Scalar!)}";
    }

    private static string PathOf(TemplateNode resources, string id)
    {
        var properties = resources[id]!["Properties"]!;
        var part = properties["PathPart"]!.Scalar!;
        var parent = properties["ParentId"]!.Scalar!;
        return $"{(parent == "Api.RootResourceId" ? "" : PathOf(resources, parent))}/{(part[0] == '{' ? "*" : part)}";
    }

    [GeneratedRegex("(?<=which ).*(?=; its role)|(?<=Description: AI Chef ).*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Purpose();

    [GeneratedRegex(
        @"        - PolicyName: (use-sessions|start-workflow|read-settings)\n(          .*\n)+",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OwnPolicies();

    [GeneratedRegex(@"  SessionsTable:\n(    .*\n)+|  HasOtherTable: .*\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnTable();

    [GeneratedRegex(@"      Environment:\n        Variables:\n(          .*\n)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(@"  (Get|Put|Post|Patch)Permission:\n(    .*\n)+\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Permissions();

    [GeneratedRegex(
        @":function:\$\{NamePrefix\}-(?<name>[a-z-]+):live/invocations$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex FunctionInUri();
}
