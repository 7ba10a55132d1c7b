using System.Xml.Linq;
using AiChef.LocalCloud.Iam;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Iam;

public sealed class OidcProviderTests
{
    private const string Print = "0123456789abcdef0123456789abcdef01234567";
    private const string Arn = "arn:aws:iam::000000000000:oidc-provider/tokens.example.com/kitchen";

    private static readonly (string, string) Named = ("OpenIDConnectProviderArn", Arn);

    private static string Template(string client, string url = "https://tokens.example.com/kitchen") =>
        $$"""
            Resources:
              Provider:
                Type: AWS::IAM::OIDCProvider
                Properties:
                  Url: {{url}}
                  ClientIdList: [{{client}}]
                  Tags: [{ Key: a, Value: b }]
            Outputs:
              Ref: { Value: !Ref Provider }
              Arn: { Value: !GetAtt Provider.Arn }
            """;

    [Fact]
    public async Task A_provider_is_made_changed_read_and_deleted()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        (await CreateAsync(cloud)).Element("OpenIDConnectProviderArn")!.Value.ShouldBe(Arn);

        await cloud.IamAsync("AddClientIDToOpenIDConnectProvider", Named, ("ClientID", "waiter"));
        await cloud.IamAsync("RemoveClientIDFromOpenIDConnectProvider", Named, ("ClientID", "cook"));
        await cloud.IamAsync("UpdateOpenIDConnectProviderThumbprint", Named, ("ThumbprintList.member.1", Print));
        await cloud.IamAsync(
            "TagOpenIDConnectProvider",
            Named,
            ("Tags.member.1.Key", "b"),
            ("Tags.member.1.Value", "2")
        );
        await cloud.IamAsync("UntagOpenIDConnectProvider", Named, ("TagKeys.member.1", "a"));

        var provider = await cloud.IamAsync("GetOpenIDConnectProvider", Named);
        provider.Element("Url")!.Value.ShouldBe("tokens.example.com/kitchen");
        Members(provider, "ClientIDList").ShouldBe(["waiter"]);
        Members(provider, "ThumbprintList").ShouldBe([Print]);
        provider.Descendants("Key").Select(key => key.Value).ShouldBe(["b"]);
        (await cloud.IamAsync("ListOpenIDConnectProviderTags", Named))
            .Descendants("Value")
            .Single()
            .Value.ShouldBe("2");
        (await cloud.IamAsync("ListOpenIDConnectProviders")).Descendants("Arn").Single().Value.ShouldBe(Arn);

        await cloud.IamAsync("DeleteOpenIDConnectProvider", Named);
        (await cloud.IamAsync("ListOpenIDConnectProviders")).Descendants("Arn").ShouldBeEmpty();
        (await ServiceFixture.RefusedAsync(() => cloud.IamAsync("GetOpenIDConnectProvider", Named))).Code.ShouldBe(
            "NoSuchEntity"
        );
    }

    [Fact]
    public async Task An_account_has_one_provider_of_a_URL()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await CreateAsync(cloud);

        var refusal = await ServiceFixture.RefusedAsync(() => CreateAsync(cloud));

        (refusal.Code, refusal.Text).ShouldBe(
            ("EntityAlreadyExists", "Provider with url https://tokens.example.com/kitchen already exists.")
        );
    }

    [Fact]
    public async Task A_URL_without_https_is_refused()
    {
        await using var cloud = await ServiceFixture.StartAsync();

        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.IamAsync("CreateOpenIDConnectProvider", ("Url", "http://tokens.example.com"))
        );

        refusal.Code.ShouldBe("InvalidInput");
    }

    [Fact]
    public async Task A_stack_makes_updates_and_deletes_a_provider()
    {
        await using var stacks = await StackFixture.StartAsync();
        var id = await stacks.CreateAsync("kitchen", Template("cook"));
        (await stacks.SettledAsync("kitchen")).ShouldBe("CREATE_COMPLETE");
        (await stacks.StackAsync("kitchen"))
            .Descendants("OutputValue")
            .Select(output => output.Value)
            .ShouldAllBe(value => value == Arn);

        await stacks.UpdateAsync("kitchen", Template("waiter"));
        (await stacks.SettledAsync("kitchen")).ShouldBe("UPDATE_COMPLETE");
        stacks.Host.Cloud.Get<OidcProviders>().Get(Arn).ClientIds.ShouldBe(["waiter"]);

        await stacks.CallAsync("DeleteStack", ("StackName", id));
        (await stacks.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        stacks.Host.Cloud.Get<OidcProviders>().Find(Arn).ShouldBeNull();
    }

    private static Task<XElement> CreateAsync(ServiceFixture cloud) =>
        cloud.IamAsync(
            "CreateOpenIDConnectProvider",
            ("Url", "https://tokens.example.com/kitchen"),
            ("ClientIDList.member.1", "cook"),
            ("Tags.member.1.Key", "a"),
            ("Tags.member.1.Value", "1")
        );

    private static IEnumerable<string> Members(XElement provider, string list) =>
        provider.Element(list)!.Elements().Select(member => member.Value);
}
