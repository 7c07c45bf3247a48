package advicefile

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"sggscan/internal/problem"

	"golang.org/x/image/draw"
)

const (
	// MaxLogoBytes is the size of a logo as it lies on disk.
	MaxLogoBytes = 5 << 20
	// MaxLogoSide is the largest width and height in pixels of a logo that is read.
	MaxLogoSide = 4000
	// LogoWidth is the largest width in pixels of a flattened logo.
	LogoWidth = 800
)

// FlattenLogo turns the picture of an adviser, a PNG or JPEG, into an opaque PNG of at most LogoWidth pixels wide, on
// white: the library that draws a PDF splits a picture with transparency anew on every page. The same picture gives the
// same bytes. Every error is a *problem.Refusal.
func FlattenLogo(data []byte) ([]byte, error) {
	decode, config, err := formatOf(data)
	if err != nil {
		return nil, err
	}
	size, cause := config(bytes.NewReader(data))
	switch {
	case cause != nil:
		return nil, broken(cause)
	case size.Width > MaxLogoSide || size.Height > MaxLogoSide:
		return nil, problem.Refuse("logo.picture_pixels", size.Width, size.Height, MaxLogoSide, MaxLogoSide)
	case size.Width < 1 || size.Height < 1:
		return nil, broken(nil)
	}
	picture, cause := decode(bytes.NewReader(data))
	if cause != nil {
		return nil, broken(cause)
	}
	var out bytes.Buffer
	if cause := png.Encode(&out, narrowed(onWhite(picture))); cause != nil {
		return nil, broken(cause)
	}
	return out.Bytes(), nil
}

// formatOf knows a picture by its first bytes, not by its name.
func formatOf(data []byte) (decode func(io.Reader) (image.Image, error), config func(io.Reader) (image.Config, error),
	err error) {
	switch {
	case len(data) > MaxLogoBytes:
		return nil, nil, problem.Refuse("logo.picture_larger_than_mb", MaxLogoBytes>>20)
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return png.Decode, png.DecodeConfig, nil
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return jpeg.Decode, jpeg.DecodeConfig, nil
	}
	return nil, nil, problem.Refuse("logo.no_png_jpeg")
}

func broken(cause error) *problem.Refusal {
	r := problem.Refuse("logo.picture_damaged_did_not")
	r.Cause = cause
	return r
}

// onWhite lays a picture on white, whatever its colours.
func onWhite(picture image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), picture, picture.Bounds().Min, draw.Over)
	return out
}

// narrowed scales a picture down to LogoWidth, its sides in proportion.
func narrowed(picture *image.RGBA) *image.RGBA {
	width, height := picture.Bounds().Dx(), picture.Bounds().Dy()
	if width <= LogoWidth {
		return picture
	}
	out := image.NewRGBA(image.Rect(0, 0, LogoWidth, max(1, (height*LogoWidth+width/2)/width)))
	draw.CatmullRom.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	for n := 3; n < len(out.Pix); n += 4 {
		out.Pix[n] = 0xff // the sums of the scaler may end a hair below
	}
	return out
}
