namespace KejiGraph.Server.Generate;

/// <summary>
/// Draws whole numbers from 1 to a greatest one, k with a probability in proportion to k to the power of minus the skew, without a
/// table: rejection-inversion (Hörmann and Derflinger, "Rejection-inversion to generate variates from monotone discrete
/// distributions", 1996). A skew of 0 draws all alike. Immutable.
/// </summary>
internal sealed class PowerLaw
{
    private readonly long _most;
    private readonly double _skew;
    private readonly double _areaOfFirst;
    private readonly double _areaOfAll;
    private readonly double _sure;

    /// <param name="most">The greatest number, from 1.</param>
    /// <param name="skew">How much the small numbers are favoured, from 0.</param>
    public PowerLaw(long most, double skew)
    {
        _most = most;
        _skew = skew;
        _areaOfFirst = Area(1.5) - 1;
        _areaOfAll = Area(most + 0.5);
        _sure = 2 - Inverse(Area(2.5) - Height(2));
    }

    /// <summary>Draws a number.</summary>
    public long Draw(RandomStream random)
    {
        while (true)
        {
            var area = _areaOfAll + random.NextFraction() * (_areaOfFirst - _areaOfAll);
            var place = Inverse(area);
            var drawn = Math.Clamp((long)(place + 0.5), 1, _most);
            if (drawn - place <= _sure || area >= Area(drawn + 0.5) - Height(drawn))
            {
                return drawn;
            }
        }
    }

    private double Height(double place) => Math.Pow(place, -_skew);

    /// <summary>The area under the curve from 1 to a place.</summary>
    private double Area(double place) =>
        IsHarmonic ? Math.Log(place) : (Math.Pow(place, 1 - _skew) - 1) / (1 - _skew);

    /// <summary>The place up to which the curve has an area.</summary>
    private double Inverse(double area) =>
        IsHarmonic ? Math.Exp(area) : Math.Pow(Math.Max(0, 1 + area * (1 - _skew)), 1 / (1 - _skew));

    private bool IsHarmonic => Math.Abs(1 - _skew) < 1e-9;
}
