using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>JSON answers of Lambda.</summary>
internal static class LambdaWire
{
    private const string JsonType = "application/json";

    public static HttpAnswer Json(int status, JsonObject body) =>
        new(status, System.Text.Encoding.UTF8.GetBytes(JsonText.Write(body)), JsonType);

    public static HttpAnswer Error(AwsException error)
    {
        var body = (JsonObject?)error.Members?.DeepClone() ?? [];
        body["Type"] = error.Status >= 500 ? "Server" : "User";
        body[LambdaErrors.TextMember(error.Code)] = error.Message;
        return Json(error.Status, body).With("x-amzn-ErrorType", error.Code);
    }
}
