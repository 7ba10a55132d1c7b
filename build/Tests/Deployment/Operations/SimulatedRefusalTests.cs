using AiChef.Deployment.Operations.Diagnosis;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Iam;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>IAM is asked what the policies of a role say of what was refused.</summary>
public sealed class SimulatedRefusalTests
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private const string Refusal =
        "User: arn:aws:sts::000000000000:assumed-role/cook/session is not authorized to perform: "
        + "s3:GetObject on resource: arn:aws:s3:::kitchen/soup";

    [Theory]
    [InlineData(null, "the role does not exist any more")]
    [InlineData("Allow s3:PutObject", "no policy of the role allows it")]
    [InlineData("Deny s3:GetObject", "the policies of the role deny it: role_cook_soup")]
    [InlineData("Allow s3:Get*", "the policies of the role allow it by now, so either they were changed or another")]
    public async Task A_refusal_is_told_with_what_the_policies_say_now(string? policy, string expected)
    {
        await using var cloud = await KitchenTroubles.WithLogAsync();
        if (policy?.Split(' ') is [var effect, var action])
        {
            var iam = cloud.Host.Cloud.Get<IamState>();
            var scope = new Scope(cloud.Host.Cloud.Options.AccountId, "us-east-1");
            iam.Make(scope, "cook", "/", Trust, static role => role);
            iam.PutPolicy(
                scope,
                "cook",
                "soup",
                $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":"{{action}}","Resource":"*"}]}
                """
            );
        }

        (await SearchAsync(cloud)).Evidence.ShouldContain(
            $"not allowed to perform s3:GetObject on arn:aws:s3:::kitchen/soup; {expected}"
        );
        cloud.Operations.Count(operation => operation == "SimulatePrincipalPolicy").ShouldBe(1, "asked once for all");
    }

    [Fact]
    public async Task Who_may_not_ask_IAM_is_told_so_and_gets_the_command()
    {
        await using var cloud = await KitchenTroubles.WithLogAsync();
        cloud.Host.Faults.DeniedActions = ["iam:SimulatePrincipalPolicy"];

        var trouble = await SearchAsync(cloud);

        trouble.Evidence.ShouldEndWith("; not simulated: this identity may not call iam:SimulatePrincipalPolicy");
        trouble.AwsCommand.ShouldNotBeNull().ShouldStartWith("iam simulate-principal-policy --policy-source-arn ");
    }

    private static async Task<Trouble> SearchAsync(DeployerFixture cloud)
    {
        KitchenTroubles.Write(cloud, Refusal);
        var search = new RefusedLogLines(
            KitchenTroubles.Reader(cloud),
            [KitchenTroubles.Soup],
            KitchenTroubles.From(cloud)
        );
        var simulator = new PermissionSimulator(cloud.Clients.Iam, cloud.Clients.Retry(cloud.Clock));
        return (
            await KitchenTroubles.SearchAsync(
                cloud,
                new SimulatedRefusals(search, simulator),
                new SimulatedRefusals(search, simulator)
            )
        ).ShouldHaveSingleItem();
    }
}
