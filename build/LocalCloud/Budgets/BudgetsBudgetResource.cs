using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-budgets-budget.html
/// </summary>
internal sealed class BudgetsBudgetResource : ResourceType, IReadable
{
    private const int LongestName = 100;

    public override ResourceSchema Schema { get; } =
        new("AWS::Budgets::Budget")
        {
            NotModelled = ["Budget.AutoAdjustData", "Budget.BillingViewArn", "Budget.PlannedBudgetLimits"],
            MoreCreateOnly = ["Budget/BudgetName"],
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("budgets:TagResource budgets:UntagResource budgets:ListTagsForResource", "ResourceTags")];

    public override string AccessArn(ResourceRequest request, string action) =>
        $"arn:aws:budgets::{request.Scope.Account}:budget/{request.PhysicalId ?? NameOf(request)}";

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = NameOf(request);
        if (request.Resumed && request.Cloud.Get<BudgetsState>().Find(request.Scope.Account, name) is not null)
        {
            return ValueTask.FromResult(Outcome(name));
        }

        request
            .Cloud.Get<BudgetOperations>()
            .Create(
                request.Scope.Account,
                Given(request, name),
                request.Properties.Objects("NotificationsWithSubscribers"),
                ResourceTags.Of(request with { StackTags = [] }, "ResourceTags")
            );
        return ValueTask.FromResult(Outcome(name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var operations = request.Cloud.Get<BudgetOperations>();
        operations.Update(request.Scope.Account, Given(request, request.PhysicalId!));
        operations.Change(
            request.Scope.Account,
            request.PhysicalId!,
            "update",
            budget => budget with { Tags = ResourceTags.Of(request with { StackTags = [] }, "ResourceTags") }
        );
        return ValueTask.FromResult(Outcome(request.PhysicalId!));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<BudgetsState>().Remove(request.Scope.Account, request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request) =>
        request.Cloud.Get<BudgetsState>().Find(request.Scope.Account, request.PhysicalId!) is not { } budget
            ? null
            : new JsonObject { ["Budget"] = LiveProperties.Formed(request.Properties["Budget"], budget.Given) }.Keeping(
                request.Properties,
                "NotificationsWithSubscribers",
                "ResourceTags"
            );

    private static string NameOf(ResourceRequest request) =>
        request.Properties.Object("Budget")?.Text("BudgetName") ?? request.GeneratedName(LongestName);

    // the API takes amounts as texts
    private static JsonObject Given(ResourceRequest request, string name)
    {
        var given = request.Properties.Object("Budget")!.DeepClone().AsObject();
        given["BudgetName"] = name;
        if (given.Object("BudgetLimit") is { } limit)
        {
            limit["Amount"] = limit.Text("Amount");
        }

        return given;
    }

    private static ResourceOutcome Outcome(string name) => new(name, new JsonObject { ["Id"] = name });
}
