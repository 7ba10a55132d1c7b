using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Permissions, as the AWS CLI meets them.</summary>
public sealed class AssumedRoleTests
{
    private const string Role = "arn:aws:iam::000000000000:role/reader";
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole"}]}""";
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"arn:aws:ssm:*:*:parameter/open/*"}]}""";

    [Fact]
    public async Task A_session_may_do_what_its_role_may_and_is_told_what_it_may_not()
    {
        await using var cloud = await JudgedCloud.StartAsync(new LocalCloudOptions { EnforceAccess = true });
        var aws = cloud.Aws;
        foreach (var name in new[] { "/open/menu", "/closed/menu" })
        {
            await aws.SaysAsync("ssm", "put-parameter", "--name", name, "--value", "soup", "--type", "String");
        }

        await aws.SaysAsync("iam", "create-role", "--role-name", "reader", "--assume-role-policy-document", Trust);
        await aws.SaysAsync([
            "iam",
            "put-role-policy",
            "--role-name",
            "reader",
            "--policy-name",
            "own",
            "--policy-document",
            Policy,
        ]);
        var keys = await aws.SaysAsync(
            "sts",
            "assume-role",
            "--role-arn",
            Role,
            "--role-session-name",
            "job",
            "--query",
            "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]"
        );
        var session = keys.Split(' ');
        using var reader = new AwsCli(cloud.Url, (session[0], session[1], session[2]));

        (await reader.SaysAsync("sts", "get-caller-identity", "--query", "Arn"))
            .Trim()
            .ShouldBe("arn:aws:sts::000000000000:assumed-role/reader/job");
        (await reader.SaysAsync("ssm", "get-parameter", "--name", "/open/menu", "--query", "Parameter.Value"))
            .Trim()
            .ShouldBe("soup");
        var refused = await reader.RunAsync("ssm", "get-parameter", "--name", "/closed/menu");
        refused.Output.ShouldContain(
            "An error occurred (AccessDeniedException) when calling the GetParameter operation: User: "
                + "arn:aws:sts::000000000000:assumed-role/reader/job is not authorized to perform: ssm:GetParameter on "
                + "resource: arn:aws:ssm:us-east-1:000000000000:parameter/closed/menu because no identity-based policy "
                + "allows the ssm:GetParameter action"
        );
        (await reader.RunAsync("s3", "ls")).Output.ShouldContain("(AccessDenied)");
    }
}
