using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>Who may use a topic.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html</remarks>
internal static class TopicPolicy
{
    private const string PublishAction = "sns:Publish";

    /// <summary>The policy of a topic that was given none: its owner, and what works for the owner.</summary>
    public static string Default(string topicArn) =>
        new JsonObject
        {
            ["Version"] = "2008-10-17",
            ["Id"] = "__default_policy_ID",
            ["Statement"] = new JsonArray(
                new JsonObject
                {
                    ["Sid"] = "__default_statement_ID",
                    ["Effect"] = "Allow",
                    ["Principal"] = new JsonObject { ["AWS"] = "*" },
                    ["Action"] = new JsonArray(
                        "SNS:GetTopicAttributes",
                        "SNS:SetTopicAttributes",
                        "SNS:AddPermission",
                        "SNS:RemovePermission",
                        "SNS:DeleteTopic",
                        "SNS:Subscribe",
                        "SNS:ListSubscriptionsByTopic",
                        "SNS:Publish"
                    ),
                    ["Resource"] = topicArn,
                    ["Condition"] = new JsonObject
                    {
                        ["StringEquals"] = new JsonObject { ["AWS:SourceOwner"] = TopicArn.ScopeOf(topicArn).Account },
                    },
                }
            ),
        }.ToJsonString();

    /// <summary>Whether a service of AWS may publish to a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="service">The service, such as <c>cloudwatch.amazonaws.com</c>.</param>
    /// <param name="sourceArn">What the service publishes for, such as an alarm.</param>
    /// <param name="account">The account of that.</param>
    /// <param name="isOwner">Whether the service names the owner of what it publishes for, as CloudWatch does and
    /// Budgets does not.</param>
    public static bool Admits(Topic topic, string service, string sourceArn, string account, bool isOwner)
    {
        var context = new AccessContext().Put("aws:SourceArn", sourceArn).Put("aws:SourceAccount", account);
        if (isOwner)
        {
            context.Put("aws:SourceOwner", account);
        }

        var caller = new AccessPrincipal(account, service)
        {
            Kind = PrincipalKind.Service,
            Policies = new() { Identity = [] },
        };
        return AccessJudge.Decide(
                caller,
                new AccessRequest(PublishAction, topic.Arn, context),
                PolicyReader.Read(topic.PolicyText())
            ) == AccessVerdict.Allowed;
    }

    /// <summary>Refuses a text that is no policy.</summary>
    /// <exception cref="Wire.AwsException">It is no JSON object with statements.</exception>
    public static void Check(string text)
    {
        try
        {
            if (StrictJson.Parse(text) is JsonObject { } policy && policy["Statement"] is JsonArray or JsonObject)
            {
                return;
            }
        }
        catch (JsonException)
        {
            // refused below
        }

        throw SnsErrors.InvalidPolicy();
    }
}
