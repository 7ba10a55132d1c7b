using System.Text.Json.Nodes;
using System.Xml.Linq;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class ChangeSetTests
{
    [Fact]
    public async Task A_stack_made_by_a_change_set_is_in_review_first()
    {
        await using var aws = await StartAsync();
        await CreateSetAsync(aws, "first", "CREATE", Template("A=1"));

        (await aws.StatusAsync("s")).ShouldBe("REVIEW_IN_PROGRESS");
        var set = await DescribeAsync(aws, "first");
        set.Element("Status")!.Value.ShouldBe("CREATE_COMPLETE");
        set.Element("ExecutionStatus")!.Value.ShouldBe("AVAILABLE");
        Actions(set).ShouldBe(["Add A"]);

        await aws.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "first"));
        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        (await aws.EventsAsync("s"))[0].ShouldBe("s REVIEW_IN_PROGRESS: User Initiated");
        (await DescribeAsync(aws, set.Element("ChangeSetId")!.Value))
            .Element("ExecutionStatus")!
            .Value.ShouldBe("EXECUTE_COMPLETE");
    }

    [Fact]
    public async Task Changes_show_action_replacement_and_policy()
    {
        const string template =
            "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    "
            + "Properties: {Type: String, Value: VALUE, Name: NAME}\n";
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            template.Replace("VALUE", "1", StringComparison.Ordinal).Replace("NAME", "/a", StringComparison.Ordinal)
                + "  B:\n    Type: AWS::SSM::Parameter\n    Properties: {Type: String, Value: x}\n"
        );
        await CreateSetAsync(
            aws,
            "next",
            "UPDATE",
            template.Replace("VALUE", "2", StringComparison.Ordinal).Replace("NAME", "/b", StringComparison.Ordinal)
                + "  C:\n    Type: AWS::SSM::Parameter\n    Properties: {Type: String, Value: x}\n"
        );

        var set = await DescribeAsync(aws, "next");

        Actions(set).ShouldBe(["Modify A", "Add C", "Remove B"]);
        var changes = set.Descendants("ResourceChange").ToList();
        changes[0].Element("Replacement")!.Value.ShouldBe("True");
        changes[0].Element("PolicyAction")!.Value.ShouldBe("ReplaceAndDelete");
        changes[0]
            .Descendants("Target")
            .Select(static t => $"{t.Element("Name")!.Value} {t.Element("RequiresRecreation")!.Value}")
            .ShouldBe(["Name Always", "Value Never"]);
        changes[0].Element("AfterContext").ShouldBeNull();
        changes[2].Element("PolicyAction")!.Value.ShouldBe("Delete");
    }

    [Fact]
    public async Task Property_values_show_before_and_after_and_what_is_not_known_yet()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1"));
        await CreateSetAsync(aws, "next", "UPDATE", Template("A=2", "B=${C.Value}", "C=3"));

        var set = await aws.CallAsync(
            "DescribeChangeSet",
            ("StackName", "s"),
            ("ChangeSetName", "next"),
            ("IncludePropertyValues", "true")
        );

        var changes = set.Descendants("ResourceChange")
            .ToDictionary(static change => change.Element("LogicalResourceId")!.Value, StringComparer.Ordinal);
        Value(changes["A"], "BeforeContext").ShouldBe("1");
        Value(changes["A"], "AfterContext").ShouldBe("2");
        Value(changes["B"], "AfterContext").ShouldBe("{{changeSet:KNOWN_AFTER_APPLY}}");
        var target = changes["A"].Descendants("Target").Single();
        target.Element("Path")!.Value.ShouldBe("/Properties/Value");
        target.Element("BeforeValue")!.Value.ShouldBe("1");
        target.Element("AfterValue")!.Value.ShouldBe("2");
    }

    [Fact]
    public async Task A_changed_parameter_is_named_as_the_cause()
    {
        const string template =
            "Parameters:\n  P: {Type: String}\nResources:\n  A:\n    Type: "
            + "AWS::SSM::Parameter\n    Properties: {Type: String, Value: !Ref P}\n";
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            template,
            ("Parameters.member.1.ParameterKey", "P"),
            ("Parameters.member.1.ParameterValue", "1")
        );
        await CreateSetAsync(
            aws,
            "next",
            "UPDATE",
            template,
            ("Parameters.member.1.ParameterKey", "P"),
            ("Parameters.member.1.ParameterValue", "2")
        );

        var details = (await DescribeAsync(aws, "next"))
            .Descendants("Details")
            .Single()
            .Elements("member")
            .Select(static d =>
                $"{d.Element("ChangeSource")!.Value} "
                + $"{d.Element("Evaluation")!.Value} {d.Element("CausingEntity")?.Value}"
            );

        details.ShouldBe(["ParameterReference Static P", "DirectModification Dynamic "]);
    }

    [Theory]
    [InlineData("DeletionPolicy: Retain")]
    [InlineData("UpdateReplacePolicy: Retain")]
    [InlineData("DeletionPolicy: Retain, UpdateReplacePolicy: Retain")]
    public async Task A_policy_alone_is_a_modification_of_that_attribute(string policies)
    {
        const string template = "Resources: {A: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: x}}}";
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", template);
        await CreateSetAsync(
            aws,
            "next",
            "UPDATE",
            template.Replace("Properties:", $"{policies}, Properties:", StringComparison.Ordinal)
        );

        var set = await DescribeAsync(aws, "next");

        string[] names = [.. policies.Split(", ").Select(static policy => policy.Split(':')[0])];
        Actions(set).ShouldBe(["Modify A"]);
        set.Descendants("Replacement").Single().Value.ShouldBe("False");
        set.Descendants("Scope").Single().Elements("member").Select(static name => name.Value).ShouldBe(names);
        set.Descendants("Attribute").Select(static name => name.Value).ShouldBe(names);
    }

    [Fact]
    public async Task A_nested_stack_that_does_not_change_itself_is_modified_automatically()
    {
        const string template =
            "Resources: {N: {Type: AWS::CloudFormation::Stack, "
            + "Properties: {TemplateURL: https://templates.s3.eu-west-1.amazonaws.com/child.yaml}}}";
        await using var aws = await StartAsync();
        await aws.PutObjectAsync(
            "templates",
            "child.yaml",
            "Resources: {A: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: x}}}"
        );
        await aws.CreateAsync("s", template);
        await CreateSetAsync(aws, "next", "UPDATE", template);

        var set = await DescribeAsync(aws, "next");

        Actions(set).ShouldBe(["Modify N"]);
        set.Descendants("ChangeSource").Single().Value.ShouldBe("Automatic");
        set.Descendants("Evaluation").Single().Value.ShouldBe("Dynamic");
    }

    [Fact]
    public async Task What_asks_for_an_attribute_of_a_changing_resource_is_foreseen_to_change()
    {
        const string template =
            "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties: {Type: String, Value: "
            + "x, Description: TEXT}\n  B:\n    Type: AWS::SSM::Parameter\n "
            + "   Properties: {Type: String, Value: !GetAtt A.Value}\n";
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", template);
        await CreateSetAsync(aws, "next", "UPDATE", template.Replace("TEXT", "other", StringComparison.Ordinal));

        var set = await DescribeAsync(aws, "next");
        Actions(set).ShouldBe(["Modify A", "Modify B"]);
        set.Descendants("CausingEntity").Single().Value.ShouldBe("A.Value");
        Actions(
                await aws.CallAsync(
                    "DescribeChangeSet",
                    ("StackName", "s"),
                    ("ChangeSetName", "next"),
                    ("IncludePropertyValues", "true")
                )
            )
            .ShouldBe(["Modify A"]);

        await aws.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "next"));
        await aws.SettledAsync("s");
        (await aws.ResourcesAsync("s"))["B"].ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_change_set_without_changes_fails_with_AWSs_own_words_and_cannot_be_executed()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1"));
        await CreateSetAsync(aws, "same", "UPDATE", Template("A=1"));

        var set = await DescribeAsync(aws, "same");
        set.Element("Status")!.Value.ShouldBe("FAILED");
        set.Element("ExecutionStatus")!.Value.ShouldBe("UNAVAILABLE");
        set.Element("StatusReason")!
            .Value.ShouldBe(
                "The submitted information didn't contain changes. Submit different information to create a change set."
            );
        var refusal = await aws.RefusedAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "same"));
        refusal.Code.ShouldBe("InvalidChangeSetStatus");
        refusal.Text.ShouldBe(
            $"ChangeSet [{set.Element("ChangeSetId")!.Value}] cannot be executed in its current status of [FAILED]"
        );
    }

    [Fact]
    public async Task Changes_come_on_pages()
    {
        await using var aws = await StartAsync();
        aws.Host.Faults.ChangeSetPageSize = 2;
        await CreateSetAsync(aws, "first", "CREATE", Template("A=1", "B=2", "C=3", "D=4", "E=5"));

        var first = await DescribeAsync(aws, "first");
        Actions(first).ShouldBe(["Add A", "Add B"]);
        var second = await aws.CallAsync(
            "DescribeChangeSet",
            ("StackName", "s"),
            ("ChangeSetName", "first"),
            ("NextToken", first.Element("NextToken")!.Value)
        );
        Actions(second).ShouldBe(["Add C", "Add D"]);
    }

    [Fact]
    public async Task Executing_one_change_set_removes_the_others()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1"));
        await CreateSetAsync(aws, "one", "UPDATE", Template("A=2"));
        await CreateSetAsync(aws, "two", "UPDATE", Template("A=3"));
        await aws.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "one"));
        await aws.SettledAsync("s");

        (await aws.RefusedAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "two"))).Code.ShouldBe(
            "ChangeSetNotFound"
        );
        (await aws.CallAsync("ListChangeSets", ("StackName", "s"))).Descendants("Summaries").Elements().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_change_sets_executed_at_once_one_is_refused()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(clock, new() { ProvisioningTime = TimeSpan.FromMilliseconds(200) });
        await aws.CreateAsync("s", Template("A=1"));
        await aws.SettledAsync("s");
        await CreateSetAsync(aws, "one", "UPDATE", Template("A=2"));
        await CreateSetAsync(aws, "two", "UPDATE", Template("A=3"));

        async Task<string> ExecuteAsync(string name)
        {
            try
            {
                await aws.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", name));
                return "accepted";
            }
            catch (AwsRefusalException refusal)
            {
                return refusal.Code;
            }
        }

        var answers = await Task.WhenAll(ExecuteAsync("one"), ExecuteAsync("two"));

        answers.Count(static answer => answer == "accepted").ShouldBe(1);
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
        (await aws.EventsAsync("s")).Count(static e => e == "s UPDATE_IN_PROGRESS: User Initiated").ShouldBe(1);
    }

    [Fact]
    public async Task A_stack_must_exist_for_an_update_and_must_not_for_a_creation()
    {
        await using var aws = await StartAsync();
        (
            await aws.RefusedAsync(
                "CreateChangeSet",
                ("StackName", "none"),
                ("ChangeSetName", "x"),
                ("TemplateBody", Template("A=1"))
            )
        ).Text.ShouldBe("Stack with id none does not exist");
        await aws.CreateAsync("s", Template("A=1"));
        (
            await aws.RefusedAsync(
                "CreateChangeSet",
                ("StackName", "s"),
                ("ChangeSetName", "x"),
                ("ChangeSetType", "CREATE"),
                ("TemplateBody", Template("A=1"))
            )
        ).Text.ShouldBe("Stack [s] already exists and cannot be created again with the changeSet [x].");
    }

    [Fact]
    public async Task A_change_set_that_takes_its_time_is_pending_first()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(clock, new() { ChangeSetTime = TimeSpan.FromMilliseconds(300) });
        await CreateSetAsync(aws, "first", "CREATE", Template("A=1"));
        (await DescribeAsync(aws, "first")).Element("Status")!.Value.ShouldBe("CREATE_IN_PROGRESS");
        await Task.Delay(TimeSpan.FromMilliseconds(301), clock);
        (await DescribeAsync(aws, "first")).Element("Status")!.Value.ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_missing_export_does_not_spoil_the_change_set_but_its_execution()
    {
        const string template =
            "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    "
            + "Properties: {Type: String, Value: !ImportValue nowhere}\n";
        await using var aws = await StartAsync();
        await CreateSetAsync(aws, "first", "CREATE", template);
        var set = await aws.CallAsync(
            "DescribeChangeSet",
            ("StackName", "s"),
            ("ChangeSetName", "first"),
            ("IncludePropertyValues", "true")
        );
        set.Element("Status")!.Value.ShouldBe("CREATE_COMPLETE");
        set.Element("StatusReason")!
            .Value.ShouldStartWith("[WARN] --include-property-values option can return incomplete ChangeSet data");

        await aws.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "first"));
        (await aws.SettledAsync("s")).ShouldBe("ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task Importing_resources_is_refused_by_name()
    {
        await using var aws = await StartAsync();
        var refusal = await aws.RefusedAsync(
            "CreateChangeSet",
            ("StackName", "s"),
            ("ChangeSetName", "x"),
            ("ChangeSetType", "IMPORT"),
            ("TemplateBody", Template("A=1"))
        );
        refusal.Text.ShouldBe("LocalCloud does not model change sets of type IMPORT of CloudFormation");
    }

    [Fact]
    public async Task A_run_that_is_overtaken_on_a_new_stack_is_reported_by_a_declared_error()
    {
        await using var aws = await StartAsync();
        for (var round = 0; round < 40; round++)
        {
            var stack = $"s{round}";
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(run => CreateBySetAsync(aws, stack, $"run-{run}"))
            );

            answers.Count(static answer => answer == "executed").ShouldBe(1, stack);
            answers.ShouldBeSubsetOf([
                "executed",
                "CreateChangeSet ValidationError",
                "ExecuteChangeSet ChangeSetNotFound",
                "ExecuteChangeSet InvalidChangeSetStatus",
            ]);
            (await aws.SettledAsync(stack)).ShouldBe("CREATE_COMPLETE");
        }
    }

    /// <summary>Creates a stack by a change set; answers "executed", or what was refused and by which error.</summary>
    private static async Task<string> CreateBySetAsync(StackFixture aws, string stack, string name)
    {
        var operation = "CreateChangeSet";
        try
        {
            var set = await aws.CallAsync(
                operation,
                ("StackName", stack),
                ("ChangeSetName", name),
                ("ChangeSetType", "CREATE"),
                ("TemplateBody", Template("A=1"))
            );
            operation = "ExecuteChangeSet";
            await aws.CallAsync(operation, ("ChangeSetName", set.Element("Id")!.Value));
            return "executed";
        }
        catch (AwsRefusalException refusal)
        {
            return $"{operation} {refusal.Code}";
        }
    }

    private static Task<XElement> CreateSetAsync(
        StackFixture aws,
        string name,
        string type,
        string template,
        params (string Name, string Value)[] more
    ) =>
        aws.CallAsync(
            "CreateChangeSet",
            [("StackName", "s"), ("ChangeSetName", name), ("ChangeSetType", type), ("TemplateBody", template), .. more]
        );

    private static Task<XElement> DescribeAsync(StackFixture aws, string name) =>
        aws.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", name));

    private static IEnumerable<string> Actions(XElement set) =>
        set.Descendants("ResourceChange")
            .Select(static change => $"{change.Element("Action")!.Value} {change.Element("LogicalResourceId")!.Value}");

    private static string Value(XElement change, string context) =>
        JsonNode.Parse(change.Element(context)!.Value)!["Properties"]!["Value"]!.ToString();
}
