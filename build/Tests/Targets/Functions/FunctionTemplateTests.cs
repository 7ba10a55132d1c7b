using AiChef.Targets.Functions;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Functions;

/// <summary>What a declaration makes of the template.</summary>
public sealed class FunctionTemplateTests
{
    private static readonly FunctionDeclaration Sample = new() { Name = "greeting", Purpose = "greets the cook" };

    [Fact]
    public void Equal_declarations_give_equal_bytes_with_line_feeds()
    {
        foreach (var function in DeclaredFunctions.All)
        {
            var text = FunctionTemplate.TextOf(function);

            FunctionTemplate.TextOf(function with { }).ShouldBe(text);
            text.ShouldNotContain('\r');
            text.ShouldNotContain("\n\n\n");
            text.ShouldEndWith("\n");
        }
    }

    [Fact]
    public void The_templates_of_the_repository_are_those_of_the_declarations()
    {
        foreach (var function in DeclaredFunctions.All)
        {
            var file = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", function.TemplateFile);
            var head = File.ReadLines(file).TakeWhile(line => line.Length > 0).ToList();

            head.ShouldAllBe(line => line.StartsWith('#'));
            File.ReadAllText(file).ShouldBe($"{string.Join('\n', head)}\n\n{FunctionTemplate.TextOf(function)}");
        }
    }

    [Fact]
    public void Name_and_purpose_stand_wherever_people_look()
    {
        var template = Parse(Sample);

        template["Description"]!.Scalar!.ShouldStartWith("AI Chef: the function greeting, which greets the cook;");
        var function = template["Resources"]!["Function"]!["Properties"]!;
        (function["FunctionName"]!.Scalar, function["Handler"]!.Scalar, function["Description"]!.Scalar).ShouldBe(
            ("${NamePrefix}-greeting", "greeting", "AI Chef greets the cook")
        );
        template["Resources"]!["FunctionLogGroup"]!["Properties"]!["LogGroupName"]!.Scalar.ShouldBe(
            "/aws/lambda/${NamePrefix}-greeting"
        );
    }

    [Theory]
    [InlineData(29, "29", "23000")]
    [InlineData(300, "300", "240000")]
    [InlineData(1, "1", "500")]
    public void The_alarm_on_the_duration_follows_the_timeout(int seconds, string timeout, string alarm)
    {
        var parameters = Parse(Sample with { Timeout = TimeSpan.FromSeconds(seconds) })["Parameters"]!;

        (
            parameters["TimeoutSeconds"]!["Default"]!.Scalar,
            parameters["DurationAlarmMilliseconds"]!["Default"]!.Scalar
        ).ShouldBe((timeout, alarm));
    }

    [Fact]
    public void The_memory_is_the_default_of_the_parameter_that_the_environment_gives() =>
        Parse(Sample with { MemorySize = 1024 })["Parameters"]!["MemorySize"]!["Default"]!.Scalar.ShouldBe("1024");

    [Fact]
    public void Without_routes_and_actions_nothing_is_permitted_but_logs_and_traces()
    {
        var resources = Parse(Sample)["Resources"]!;

        resources.Entries.ShouldAllBe(r => r.Value["Type"]!.Scalar != "AWS::Lambda::Permission");
        resources["FunctionRole"]!["Properties"]!["Policies"]!
            .Items.Select(policy => policy["PolicyName"]!.Scalar)
            .ShouldBe(["write-log", "send-traces"]);
        resources["Function"]!["Properties"]!["Environment"].ShouldBeNull();
    }

    [Fact]
    public void Each_route_is_permitted_and_the_first_of_a_method_keeps_its_logical_id()
    {
        var resources = Parse(
            Sample with
            {
                Routes =
                [
                    new(HttpMethod.Get, "/greetings"),
                    new(HttpMethod.Get, "/greetings/{greetingId}"),
                    new(HttpMethod.Delete, "/greetings/{greetingId}"),
                ],
            }
        )["Resources"]!;

        resources
            .Entries.Where(r => r.Value["Type"]!.Scalar == "AWS::Lambda::Permission")
            .Select(r => $"{r.Key} {r.Value["Properties"]!["SourceArn"]!.Items[0].Scalar!.Split("${ApiId}/live/")[1]}")
            .ShouldBe([
                "GetPermission GET/greetings",
                "GetGreetingsGreetingIdPermission GET/greetings/*",
                "DeletePermission DELETE/greetings/*",
            ]);
    }

    [Fact]
    public void Actions_on_sessions_are_allowed_on_the_table_whose_name_the_function_gets()
    {
        var resources = Parse(Sample with { SessionActions = [TableAction.DeleteItem, TableAction.GetItem] })[
            "Resources"
        ]!;

        var statement = resources["FunctionRole"]!["Properties"]!["Policies"]!.Items[^1]["PolicyDocument"]![
            "Statement"
        ]!.Items.Single();
        statement["Action"]!.Items.Select(a => a.Scalar).ShouldBe(["dynamodb:DeleteItem", "dynamodb:GetItem"]);
        var table = statement["Resource"]!.Items;
        table[0].Scalar.ShouldBe("HasOtherTable");
        table[1].Scalar!.ShouldEndWith(":table/${NamePrefix}-${SessionsTable}");
        table[2]["Fn::ImportValue"]!.Scalar.ShouldBe("${NamePrefix}-sessions-table-arn");
        var name = resources["Function"]!["Properties"]!["Environment"]!["Variables"]!["SESSIONS_TABLE"]!;
        name.Items[1].Scalar.ShouldBe("${NamePrefix}-${SessionsTable}");
        name.Items[2]["Fn::ImportValue"]!.Scalar.ShouldBe("${NamePrefix}-sessions-table-name");
    }

    [Fact]
    public void A_parameter_of_its_own_is_a_variable_of_the_function()
    {
        var template = Parse(
            Sample with
            {
                Parameters = [new("Language", "GREETING_LANGUAGE", "The language of the greeting", "en: \u00e9")],
            }
        );

        template["Parameters"]!["Language"]!["Default"]!.Scalar.ShouldBe("en: \u00e9");
        var variable = template["Resources"]!["Function"]!["Properties"]!["Environment"]!["Variables"]![
            "GREETING_LANGUAGE"
        ]!;
        (variable.Tag, variable.Scalar).ShouldBe(("Ref", "Language"));
    }

    private static TemplateNode Parse(FunctionDeclaration function)
    {
        DeclarationCheck.Check([function]);
        return TemplateReader.Read(FunctionTemplate.TextOf(function));
    }
}
