using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Budgets;
using AiChef.Tests.LocalCloud.CloudFormation;
using AiChef.Tests.LocalCloud.Sns;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Budgets;

public sealed class BudgetTests
{
    private const string Account = "000000000000";

    private const string Food =
        "{'BudgetName':'food','BudgetType':'COST','TimeUnit':'MONTHLY','BudgetLimit':{'Amount':'30','Unit':'USD'}}";

    private static string Create(string notifications = "[]") =>
        $"{{'AccountId':'{Account}','Budget':{Food},'NotificationsWithSubscribers':{notifications}}}";

    private static string Alert(string topic) =>
        "[{'Notification':{'NotificationType':'ACTUAL','ComparisonOperator':'GREATER_THAN','Threshold':80},"
        + $"'Subscribers':[{{'SubscriptionType':'SNS','Address':'{topic}'}}]}}]";

    [Fact]
    public async Task A_budget_is_created_described_and_deleted()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.BudgetsAsync("CreateBudget", Create());

        var budget = (await cloud.BudgetsAsync("DescribeBudget", Named()))["Budget"]!.AsObject();
        var again = await ServiceFixture.RefusedAsync(() => cloud.BudgetsAsync("CreateBudget", Create()));
        await cloud.BudgetsAsync("DeleteBudget", Named());
        var gone = await ServiceFixture.RefusedAsync(() => cloud.BudgetsAsync("DescribeBudget", Named()));

        budget["BudgetLimit"]!["Amount"]!.GetValue<string>().ShouldBe("30");
        budget["CalculatedSpend"]!["ActualSpend"]!["Amount"]!.GetValue<string>().ShouldBe("0.0");
        budget["CostTypes"]!["IncludeTax"]!.GetValue<bool>().ShouldBeTrue();
        again.Code.ShouldBe("DuplicateRecordException");
        gone.Message.ShouldEndWith("Unable to get budget: food - the budget doesn't exist.");
    }

    [Fact]
    public async Task A_threshold_that_is_crossed_is_told_once_to_the_topic_that_admits_budgets()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.SubscribeAsync();
        await sns.Cloud.BudgetsAsync("CreateBudget", Create(Alert(SnsFixture.TopicArn)));
        await AdmitBudgetsAsync(sns);

        (await SpendAsync(sns.Cloud, "amount=24")).ShouldContain("0 new alerts");
        (await SpendAsync(sns.Cloud, "amount=36.69")).ShouldContain("1 new alert");
        (await SpendAsync(sns.Cloud, "amount=40")).ShouldContain("0 new alerts");
        var message = await sns.Receiver.NextAsync();
        var alerts = await sns.Cloud.BudgetsAsync("DescribeNotificationsForBudget", Named());

        message.Text("Subject").ShouldBe("AWS Budgets: food has exceeded your alert threshold");
        message
            .Text("Message")
            .ShouldContain(
                "You requested that we alert you when the ACTUAL Cost associated with your food budget is greater than "
                    + "$24.00 for the current month. The ACTUAL Cost associated with this budget is $36.69."
            );
        message.Text("Message").ShouldContain("\nAlert Threshold: > $24.00\nACTUAL Amount: $36.69\n");
        sns.Receiver.Waiting.ShouldBe(0);
        alerts["Notifications"]![0]!["NotificationState"]!.GetValue<string>().ShouldBe("ALARM");
    }

    [Fact]
    public async Task A_topic_that_does_not_admit_budgets_gets_nothing()
    {
        var notices = new List<string>();
        await using var sns = await SnsFixture.StartAsync(new LocalCloudOptions { OnNotice = notices.Add });
        await sns.Cloud.BudgetsAsync("CreateBudget", Create(Alert(SnsFixture.TopicArn)));

        await SpendAsync(sns.Cloud, "amount=90");

        notices.Single().ShouldEndWith($"{SnsFixture.TopicArn} does not authorize budgets.amazonaws.com to publish");
    }

    [Theory]
    [InlineData("amount=ninety", "'ninety' is not an amount, such as 90 or 12.50")]
    [InlineData("", "amount is missing")]
    [InlineData("amount=9&bugdet=x", "unknown parameter 'bugdet'; there are account, amount, budget, forecast")]
    [InlineData("amount=9&budget=x", "account 000000000000 has no budget 'x'")]
    public async Task What_was_spent_is_refused_if_it_cannot_be_understood(string query, string message)
    {
        await using var cloud = await ServiceFixture.StartAsync();

        (await SpendAsync(cloud, query)).ShouldBe(message + "\n");
    }

    [Fact]
    public async Task A_stack_makes_a_budget_and_changes_its_limit()
    {
        await using var stacks = await StackFixture.StartAsync();
        var state = stacks.Host.Cloud.Get<BudgetsState>();

        await stacks.CreateAsync("s", Template(30));
        var created = state.All(Account).Single();
        await stacks.UpdateAsync("s", Template(50));
        await stacks.SettledAsync("s");

        created.Name.ShouldStartWith("s-Costs-");
        created.Alerts.Single().Subscribers.Single().Type.ShouldBe("EMAIL");
        BudgetText.LimitOf(state.All(Account).Single()).ShouldBe(50);
    }

    private static string Template(int limit) =>
        $$"""
            Resources:
              Costs:
                Type: AWS::Budgets::Budget
                Properties:
                  Budget: { BudgetType: COST, TimeUnit: MONTHLY, BudgetLimit: { Amount: {{limit}}, Unit: USD } }
                  NotificationsWithSubscribers:
                    - Notification: { NotificationType: ACTUAL, ComparisonOperator: GREATER_THAN, Threshold: 80 }
                      Subscribers: [{ SubscriptionType: EMAIL, Address: cook@example.com }]
            """;

    private static string Named() => $"{{'AccountId':'{Account}','BudgetName':'food'}}";

    private static async Task<string> SpendAsync(ServiceFixture cloud, string query)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(cloud.Host.Url, $"{SpendService.Path}?{query}"), null);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<XElement> AdmitBudgetsAsync(SnsFixture sns) =>
        sns.Cloud.SnsAsync(
            "SetTopicAttributes",
            ("TopicArn", SnsFixture.TopicArn),
            ("AttributeName", "Policy"),
            (
                "AttributeValue",
                new JsonObject
                {
                    ["Statement"] = new JsonArray(
                        new JsonObject
                        {
                            ["Effect"] = "Allow",
                            ["Principal"] = new JsonObject { ["Service"] = "budgets.amazonaws.com" },
                            ["Action"] = "sns:Publish",
                            ["Resource"] = SnsFixture.TopicArn,
                        }
                    ),
                }.ToJsonString()
            )
        );
}
