using System.Globalization;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>Whose key came with a request to a method that needs one.</summary>
/// <param name="Key">The key.</param>
/// <param name="Plan">The usage plan that opens the stage to it.</param>
internal sealed record ApiClient(ApiKey Key, UsagePlan Plan)
{
    private const string Header = "x-api-key";

    /// <summary>
    /// The caller by the key in the header. Null when the method needs none: then the header says nothing, and no
    /// usage plan counts. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
    /// </summary>
    /// <exception cref="GatewayAnswerException">
    /// The key is missing, unknown, disabled, or in no usage plan of the stage.
    /// </exception>
    public static ApiClient? Of(ApiKeyState keys, ApiExchange exchange, ApiRoute route)
    {
        if (route.Method.Flag("apiKeyRequired") != true)
        {
            return null;
        }

        var scope = exchange.Api.Scope;
        var given = exchange.Call.Header(Header);
        var key = keys.Keys(scope).FirstOrDefault(each => each.IsEnabled && each.Value == given);
        var plan = key is null
            ? null
            : keys.Plans(scope)
                .FirstOrDefault(each =>
                    each.Keys.Contains(key.Id) && each.Stage(exchange.Api.Id, exchange.Stage.Name) is not null
                );
        return key is not null && plan is not null
            ? new(key, plan)
            : throw new GatewayAnswerException(GatewayResponseType.InvalidApiKey, "Forbidden");
    }

    /// <summary>Counts the request against the quota of the plan.</summary>
    /// <exception cref="GatewayAnswerException">The quota of the period is used up.</exception>
    public void Use(ApiKeyState keys, DateTimeOffset now)
    {
        if (Plan.Settings.Object("quota") is not { } quota)
        {
            return;
        }

        var name = quota.Text("period") ?? "";
        var period = PeriodOf(name, now);
        var isFirst = period == PeriodOf(name, DateTimeOffset.FromUnixTimeSeconds(Plan.Created));
        var limit = (quota.Integer("limit") ?? 0) - (isFirst ? quota.Integer("offset") ?? 0 : 0);
        if (!keys.TryUse(Plan, Key.Id, period, limit))
        {
            throw new GatewayAnswerException(GatewayResponseType.QuotaExceeded, "Limit Exceeded");
        }
    }

    // the first day: of the day, of the week from Sunday, or of the month
    private static string PeriodOf(string name, DateTimeOffset now)
    {
        var day = now.UtcDateTime.Date;
        var first = name switch
        {
            "WEEK" => day.AddDays(-(int)day.DayOfWeek),
            "MONTH" => day.AddDays(1 - day.Day),
            _ => day,
        };
        return first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
