using System.Globalization;
using System.Text;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>
/// Takes what was spent: <c>POST /_localcloud/spend?amount=90&amp;forecast=120&amp;budget=NAME&amp;account=ID</c>. All
/// but the amount may be left out: the forecast is the amount, and all budgets of the account are meant.
/// </summary>
internal sealed class SpendEndpoint(Cloud cloud) : IRestService, ICloudPart<SpendEndpoint>
{
    private static readonly string[] Known = ["account", "amount", "budget", "forecast"];

    public static SpendEndpoint Create(Cloud cloud) => new(cloud);

    public ValueTask<HttpAnswer> CallAsync(HttpCall call, CancellationToken cancellationToken)
    {
        if (call.Method != "POST")
        {
            throw new AwsException("MethodNotAllowed", $"{SpendService.Path} takes POST only", 405);
        }

        var given = call.QueryParameters().ToLookup(static each => each.Key, static each => each.Value);
        if (given.FirstOrDefault(static each => !Known.Contains(each.Key)) is { } unknown)
        {
            throw BudgetsErrors.Invalid($"unknown parameter '{unknown.Key}'; there are {string.Join(", ", Known)}");
        }

        var amount = Amount(given["amount"].FirstOrDefault()) ?? throw BudgetsErrors.Invalid("amount is missing");
        var forecast = Amount(given["forecast"].FirstOrDefault()) ?? amount;
        var account = given["account"].FirstOrDefault() ?? call.Scope.Account;
        var name = given["budget"].FirstOrDefault();
        var budgets = cloud
            .Get<BudgetsState>()
            .All(account)
            .Where(budget => name is null || budget.Name == name)
            .ToList();
        if (budgets.Count == 0)
        {
            throw new AwsException(
                "NotFoundException",
                name is null ? $"account {account} has no budget" : $"account {account} has no budget '{name}'",
                404
            );
        }

        var lines = budgets.ConvertAll(budget => cloud.Get<BudgetSpending>().Spend(budget, amount, forecast));
        return ValueTask.FromResult(
            new HttpAnswer(
                200,
                Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n"))),
                "text/plain"
            )
        );
    }

    private static decimal? Amount(string? text) =>
        text is null ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount
        : throw BudgetsErrors.Invalid($"'{text}' is not an amount, such as 90 or 12.50");
}
