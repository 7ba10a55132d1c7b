using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Access;

public sealed class AccessJudgeTests
{
    private const string Account = "111122223333";
    private const string Role = $"arn:aws:iam::{Account}:role/deployer";
    private const string Session = $"arn:aws:sts::{Account}:assumed-role/deployer/job";

    /// <summary>
    /// Each line of decisions.jsonl is a random request with random policies, and what @cloud-copilot/iam-simulate, an
    /// independent implementation, decides about it.
    /// </summary>
    [Fact]
    public void Decides_as_an_independent_implementation_does()
    {
        var file = Path.Combine(RepositoryRoot.Path, "build", "Tests", "LocalCloud", "Access", "decisions.jsonl");
        var cases = File.ReadLines(file).Select(static line => JsonNode.Parse(line)!.AsObject()).ToList();

        cases.Count.ShouldBe(400);
        cases
            .Where(static each => Kind(Decide(each)) != each["verdict"]!.ToString())
            .Select(static each => $"{Decide(each)}: {each.ToJsonString()}")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("'StringNotEquals':{'aws:PrincipalTag/team':'${aws:RequestTag/team}'}", true)]
    [InlineData("'StringEquals':{'aws:PrincipalTag/team':'${aws:RequestTag/team}'}", false)]
    [InlineData("'StringEqualsIgnoreCase':{'aws:UserAgent':'CLI${*}'}", true)]
    [InlineData("'DateGreaterThan':{'aws:CurrentTime':'1767225600'}", true)]
    [InlineData("'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}", true)]
    [InlineData("'ForAnyValue:StringLike':{'aws:TagKeys':'st*'}", true)]
    [InlineData("'ForAllValues:StringEquals':{'aws:CalledVia':'x'}", true)]
    [InlineData("'Null':{'aws:CalledVia':'false'}", false)]
    [InlineData("'Unknown':{'aws:SourceIp':'2001:db8::7'}", false)]
    public void A_condition_is_decided_as_AWS_documents_it(string condition, bool isAllowed)
    {
        var policy =
            $"{{'Version':'2012-10-17','Statement':{{'Effect':'Allow','Action':'*','Resource':'*','Condition':{{{condition}}}}}}}";
        var context = new AccessContext()
            .Put("aws:PrincipalTag/team", "kitchen")
            .Put("aws:UserAgent", "cli*")
            .Put("aws:CurrentTime", "2026-05-01T10:00:00Z")
            .Put("aws:SourceIp", "2001:db8::7")
            .PutList("aws:TagKeys", ["team", "stage"]);

        var verdict = AccessJudge.Decide(Caller(policy), new("s3:GetObject", "arn:aws:s3:::b/k", context));

        (verdict == AccessVerdict.Allowed).ShouldBe(isAllowed);
    }

    [Theory]
    [InlineData("arn:aws:ssm:${aws:RequestedRegion}:*:parameter/x", AccessVerdict.NotAllowedByIdentity)]
    [InlineData("arn:aws:ssm:*:*:parameter/${aws:PrincipalTag/team}", AccessVerdict.Allowed)]
    [InlineData("arn:aws:ssm:*:*:parameter/${aws:PrincipalTag/none, 'x'}", AccessVerdict.Allowed)]
    [InlineData("arn:aws:ssm:*:*:parameter/${aws:PrincipalTag/none}", AccessVerdict.NotAllowedByIdentity)]
    [InlineData("arn:aws:ssm:*", AccessVerdict.Allowed)]
    public void Variables_have_a_value_in_the_last_part_of_an_ARN(string resource, object verdict)
    {
        var policy =
            $"{{'Version':'2012-10-17','Statement':[{{'Effect':'Allow','Action':'ssm:*','Resource':\"{resource}\"}}]}}";
        var context = new AccessContext().Put("aws:PrincipalTag/team", "x").Put("aws:RequestedRegion", "us-east-1");
        var request = new AccessRequest("ssm:GetParameter", $"arn:aws:ssm:us-east-1:{Account}:parameter/x", context);

        AccessJudge.Decide(Caller(policy), request).ShouldBe(verdict);
    }

    [Theory]
    [InlineData(Session, AccessVerdict.Allowed)]
    [InlineData(Role, AccessVerdict.NotAllowedByBoundary)]
    [InlineData($"arn:aws:iam::{Account}:root", AccessVerdict.NotAllowedByIdentity)]
    [InlineData("arn:aws:iam::999988887777:root", AccessVerdict.NotAllowedByIdentity)]
    public void A_bucket_policy_that_names_the_session_itself_needs_no_other_permission(string named, object verdict)
    {
        var nothing = "{'Version':'2012-10-17','Statement':[]}";
        var bucketPolicy =
            "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'AWS':'"
            + named
            + "'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}}";

        AccessJudge
            .Decide(
                Caller(nothing, boundary: nothing, session: nothing),
                new("s3:GetObject", "arn:aws:s3:::b/k", new()),
                PolicyReader.Read(Quoted(bucketPolicy))
            )
            .ShouldBe(verdict);
    }

    private static AccessVerdict Decide(JsonObject given)
    {
        var context = new AccessContext();
        foreach (var (key, value) in given["context"]!.AsObject())
        {
            _ = value is JsonArray list
                ? context.PutList(key, list.Select(static each => each!.ToString()))
                : context.Put(key, value!.ToString());
        }

        return AccessJudge.Decide(
            new(Account, Session)
            {
                RoleArn = Role,
                Policies = new()
                {
                    Identity =
                    [
                        .. given["identity"]!
                            .AsArray()
                            .SelectMany(static policy => PolicyReader.Read(policy!.ToJsonString())),
                    ],
                    Boundary = Statements(given["boundary"]),
                    Session = Statements(given["session"]),
                },
            },
            new(given["action"]!.ToString(), given["resource"]!.ToString(), context),
            Statements(given["resourcePolicy"])
        );
    }

    private static IReadOnlyList<PolicyStatement>? Statements(JsonNode? policy) =>
        policy is null ? null : PolicyReader.Read(policy.ToJsonString());

    private static string Kind(AccessVerdict verdict) =>
        verdict == AccessVerdict.Allowed ? "Allowed"
        : verdict < AccessVerdict.NotAllowedByIdentity ? "ExplicitlyDenied"
        : "ImplicitlyDenied";

    private static AccessPrincipal Caller(string policy, string? boundary = null, string? session = null) =>
        new(Account, Session)
        {
            RoleArn = Role,
            Policies = new()
            {
                Identity = PolicyReader.Read(Quoted(policy)),
                Boundary = boundary is null ? null : PolicyReader.Read(Quoted(boundary)),
                Session = session is null ? null : PolicyReader.Read(Quoted(session)),
            },
        };

    // apostrophes stand for quotes, unless the text has quotes of its own around them
    private static string Quoted(string policy) =>
        policy.Contains('"', StringComparison.Ordinal)
            ? string.Concat(
                policy
                    .Split('"')
                    .Select(static (part, index) => index % 2 == 0 ? part.Replace('\'', '"') : $"\"{part}\"")
            )
            : policy.Replace('\'', '"');
}
