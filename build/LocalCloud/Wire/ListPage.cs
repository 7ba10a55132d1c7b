using System.Globalization;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>A page of a list, whose token is the index of the next page's first item.</summary>
internal static class ListPage
{
    /// <summary>The page that a request asks for.</summary>
    /// <param name="call">The request.</param>
    /// <param name="member">The member of the answer that has the items.</param>
    /// <param name="items">All items.</param>
    /// <param name="size">Items on a page.</param>
    /// <param name="token">The member of the token, in requests and answers.</param>
    public static JsonObject Of(AwsCall call, string member, IEnumerable<JsonObject> items, int size, string token)
    {
        var all = items.ToList();
        var given = call.Input.Text(token);
        var start = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(size)]) };
        if (start + size < all.Count)
        {
            page[token] = (start + size).ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }
}
