// Units that travel between files. A plain number may become a unit; one unit may not become another.

declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]?: Name };

export type Meters = Unit<'Meters'>;
/** Whole millimetres: what every distance is before it is compared. */
export type Millimeters = Unit<'Millimeters'>;
export type SquareMeters = Unit<'SquareMeters'>;
export type Seconds = Unit<'Seconds'>;
/** Whole milliseconds: what every time is before it is compared. */
export type Milliseconds = Unit<'Milliseconds'>;
export type KilometersPerHour = Unit<'KilometersPerHour'>;
export type Degrees = Unit<'Degrees'>;
/** 0…1. */
export type Share = Unit<'Share'>;
/** Whole millionths of a person: exact in a double up to nine billion people. */
export type MicroPeople = Unit<'MicroPeople'>;
