using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>What the operations of Budgets need: most are one of two actions.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html</remarks>
internal static class BudgetsAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("budgets")
            .Needs(
                "CreateBudget UpdateBudget DeleteBudget CreateNotification DeleteNotification",
                static (_, call) => [new("budgets:ModifyBudget", Arn(call))]
            )
            .Needs(
                "DescribeBudget DescribeBudgets DescribeNotificationsForBudget DescribeSubscribersForNotification",
                static (_, call) => [new("budgets:ViewBudget", Arn(call))]
            )
            .On(
                "TagResource UntagResource ListTagsForResource",
                static (_, call) => call.Input.Text("ResourceARN") ?? "*"
            );

    private static string Arn(AwsCall call)
    {
        var name =
            call.Input.Text("BudgetName")
            ?? (call.Input.Object("Budget") ?? call.Input.Object("NewBudget"))?.Text("BudgetName")
            ?? "*";
        return $"arn:aws:budgets::{call.Input.Text("AccountId")}:budget/{name}";
    }
}
