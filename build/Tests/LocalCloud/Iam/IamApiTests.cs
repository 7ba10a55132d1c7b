using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Iam;

public sealed class IamApiTests
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Permissions =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    private static Task<XElement> CreateAsync(ServiceFixture cloud) =>
        cloud.IamAsync("CreateRole", ("RoleName", "cook"), ("AssumeRolePolicyDocument", Trust));

    [Fact]
    public async Task A_role_is_made_with_an_id_and_read_back()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.IamAsync(
            "CreateRole",
            ("RoleName", "cook"),
            ("Path", "/kitchen/"),
            ("AssumeRolePolicyDocument", Trust),
            ("Tags.member.1.Key", "a"),
            ("Tags.member.1.Value", "1")
        );
        var role = (await cloud.IamAsync("GetRole", ("RoleName", "cook"))).Element("Role")!;
        role.Element("Arn")!.Value.ShouldBe("arn:aws:iam::000000000000:role/kitchen/cook");
        role.Element("RoleId")!.Value.ShouldStartWith("AROA");
        Uri.UnescapeDataString(role.Element("AssumeRolePolicyDocument")!.Value).ShouldBe(Trust);
        role.Descendants("Key").Single().Value.ShouldBe("a");
        (await ServiceFixture.RefusedAsync(() => CreateAsync(cloud))).Code.ShouldBe("EntityAlreadyExists");
    }

    [Fact]
    public async Task A_policy_has_no_more_characters_than_AWS_allows()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await CreateAsync(cloud);
        var large = Permissions.Replace("s3:*", new string('x', 6145), StringComparison.Ordinal);
        var larger = Permissions.Replace("s3:*", new string('x', 10241), StringComparison.Ordinal);

        var managed = await ServiceFixture.RefusedAsync(() =>
            cloud.IamAsync("CreatePolicy", ("PolicyName", "m"), ("PolicyDocument", large))
        );
        var inline = await ServiceFixture.RefusedAsync(() =>
            cloud.IamAsync("PutRolePolicy", ("RoleName", "cook"), ("PolicyName", "p"), ("PolicyDocument", larger))
        );

        (managed.Code, managed.Text).ShouldBe(("LimitExceeded", "Cannot exceed quota for PolicySize: 6144"));
        (inline.Code, inline.Text).ShouldBe(
            ("LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role cook")
        );
        await cloud.IamAsync(
            "CreatePolicy",
            ("PolicyName", "m"),
            ("PolicyDocument", Permissions + new string(' ', 6145))
        );
    }

    [Fact]
    public async Task A_role_takes_ten_managed_policies()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await CreateAsync(cloud);
        for (var i = 1; i <= 10; i++)
        {
            await AttachAsync(i);
        }

        var refusal = await ServiceFixture.RefusedAsync(() => AttachAsync(11));

        (refusal.Code, refusal.Text).ShouldBe(("LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10"));

        Task<XElement> AttachAsync(int number) =>
            cloud.IamAsync(
                "AttachRolePolicy",
                ("RoleName", "cook"),
                ("PolicyArn", $"arn:aws:iam::aws:policy/Policy{number}")
            );
    }

    [Theory]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData("{}", "Syntax errors in policy.")]
    [InlineData(
        """{"Version":"2020-01-01","Statement":[]}""",
        "Policy document must be version 2012-10-17 or greater."
    )]
    [InlineData("""{"Statement":[{"Effect":"Allow","Resource":"*"}]}""", "Policy statement must contain actions.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*"}}""", "Policy statement must contain resources.")]
    public async Task A_malformed_policy_is_refused(string document, string text)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await CreateAsync(cloud);
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.IamAsync("PutRolePolicy", ("RoleName", "cook"), ("PolicyName", "p"), ("PolicyDocument", document))
        );
        (refusal.Code, refusal.Text).ShouldBe(("MalformedPolicyDocument", text));
    }

    [Fact]
    public async Task A_role_with_policies_cannot_be_deleted()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await CreateAsync(cloud);
        await cloud.IamAsync(
            "PutRolePolicy",
            ("RoleName", "cook"),
            ("PolicyName", "p"),
            ("PolicyDocument", Permissions)
        );
        var arn = (await cloud.IamAsync("CreatePolicy", ("PolicyName", "m"), ("PolicyDocument", Permissions)))
            .Descendants("Arn")
            .Single()
            .Value;
        await cloud.IamAsync("AttachRolePolicy", ("RoleName", "cook"), ("PolicyArn", arn));
        (await ServiceFixture.RefusedAsync(() => cloud.IamAsync("DeleteRole", ("RoleName", "cook")))).Text.ShouldBe(
            "Cannot delete entity, must detach all policies first."
        );
        (await ServiceFixture.RefusedAsync(() => cloud.IamAsync("DeletePolicy", ("PolicyArn", arn)))).Code.ShouldBe(
            "DeleteConflict"
        );
        await cloud.IamAsync("DetachRolePolicy", ("RoleName", "cook"), ("PolicyArn", arn));
        (await ServiceFixture.RefusedAsync(() => cloud.IamAsync("DeleteRole", ("RoleName", "cook")))).Text.ShouldBe(
            "Cannot delete entity, must delete policies first."
        );
        await cloud.IamAsync("DeleteRolePolicy", ("RoleName", "cook"), ("PolicyName", "p"));
        await cloud.IamAsync("DeleteRole", ("RoleName", "cook"));
        (await ServiceFixture.RefusedAsync(() => cloud.IamAsync("GetRole", ("RoleName", "cook")))).Text.ShouldBe(
            "The role with name cook cannot be found."
        );
    }

    [Fact]
    public async Task A_managed_policy_has_versions_of_which_one_is_the_default()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var arn = (await cloud.IamAsync("CreatePolicy", ("PolicyName", "m"), ("PolicyDocument", Permissions)))
            .Descendants("Arn")
            .Single()
            .Value;
        await cloud.IamAsync(
            "CreatePolicyVersion",
            ("PolicyArn", arn),
            ("PolicyDocument", Permissions),
            ("SetAsDefault", "true")
        );
        (await cloud.IamAsync("GetPolicy", ("PolicyArn", arn)))
            .Descendants("DefaultVersionId")
            .Single()
            .Value.ShouldBe("v2");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.IamAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v2"))
            )
        ).Code.ShouldBe("DeleteConflict");
        await cloud.IamAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
        (await cloud.IamAsync("ListPolicyVersions", ("PolicyArn", arn)))
            .Descendants("VersionId")
            .Single()
            .Value.ShouldBe("v2");
    }
}
