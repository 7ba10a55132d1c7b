using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>
/// Budgets. https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Budgets.html
/// </summary>
internal sealed partial class BudgetsApi(Cloud cloud) : IOperationService, ICloudPart<BudgetsApi>
{
    private const int PageSize = 100;
    private readonly BudgetsState _state = cloud.Get<BudgetsState>();
    private readonly BudgetOperations _operations = cloud.Get<BudgetOperations>();

    public static BudgetsApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonObject?>(
            call.Operation switch
            {
                "CreateBudget" => CreateBudget(call),
                "UpdateBudget" => UpdateBudget(call),
                "DeleteBudget" => DeleteBudget(call),
                "DescribeBudget" => new() { ["Budget"] = BudgetOperations.Shape(Named(call, "get")) },
                "DescribeBudgets" => Paged(call, "Budgets", _state.All(Account(call)).Select(BudgetOperations.Shape)),
                "CreateNotification" => CreateNotification(call),
                "DeleteNotification" => DeleteNotification(call),
                "DescribeNotificationsForBudget" => Paged(
                    call,
                    "Notifications",
                    Named(call, "get").Alerts.Select(AlertShape.Of)
                ),
                "DescribeSubscribersForNotification" => DescribeSubscribers(call),
                "TagResource" => Tag(call),
                "UntagResource" => Untag(call),
                "ListTagsForResource" => ListTags(call),
                _ => throw NotModelled.Operation("budgets", call.Operation),
            }
        );

    /// <summary>The account of a request, which must be the caller's.</summary>
    private static string Account(AwsCall call)
    {
        var account = call.Input.RequiredText("AccountId");
        return account == call.Scope.Account ? account : throw BudgetsErrors.OtherAccount();
    }

    private Budget Named(AwsCall call, string verb)
    {
        var name = call.Input.RequiredText("BudgetName");
        return _state.Find(Account(call), name) ?? throw BudgetsErrors.NoBudget(verb, name);
    }

    private JsonObject CreateBudget(AwsCall call)
    {
        _operations.Create(
            Account(call),
            call.Input.Object("Budget")!,
            call.Input.Objects("NotificationsWithSubscribers"),
            call.Input.Objects("ResourceTags")
                .Select(static tag => KeyValuePair.Create(tag.RequiredText("Key"), tag.Text("Value") ?? ""))
        );
        return [];
    }

    private JsonObject UpdateBudget(AwsCall call)
    {
        _operations.Update(Account(call), call.Input.Object("NewBudget")!);
        return [];
    }

    private JsonObject DeleteBudget(AwsCall call)
    {
        var budget = Named(call, "delete");
        _state.Remove(budget.Account, budget.Name);
        return [];
    }

    private JsonObject CreateNotification(AwsCall call)
    {
        var added = AlertShape.Read(call.Input.Object("Notification")!, call.Input.Objects("Subscribers"));
        _operations.Change(
            Account(call),
            call.Input.RequiredText("BudgetName"),
            "update",
            budget =>
                budget.Alerts.Any(added.IsSame)
                    ? throw BudgetsErrors.NotificationExists()
                    : budget with
                    {
                        Alerts = [.. budget.Alerts, added],
                    }
        );
        return [];
    }

    private JsonObject DeleteNotification(AwsCall call)
    {
        var alert = Alert(call);
        _operations.Change(
            Account(call),
            call.Input.RequiredText("BudgetName"),
            "update",
            budget => budget with { Alerts = [.. budget.Alerts.Where(each => !each.IsSame(alert))] }
        );
        return [];
    }

    private JsonObject DescribeSubscribers(AwsCall call) =>
        Paged(
            call,
            "Subscribers",
            Alert(call)
                .Subscribers.Select(static each => new JsonObject
                {
                    ["SubscriptionType"] = each.Type,
                    ["Address"] = each.Address,
                })
        );

    private BudgetAlert Alert(AwsCall call)
    {
        var wanted = AlertShape.Read(call.Input.Object("Notification")!, []);
        return Named(call, "get").Alerts.FirstOrDefault(wanted.IsSame) ?? throw BudgetsErrors.NoNotification();
    }

    private static JsonObject Paged(AwsCall call, string member, IEnumerable<JsonObject> items) =>
        ListPage.Of(call, member, items, call.Input.Integer("MaxResults") ?? PageSize, "NextToken");
}
